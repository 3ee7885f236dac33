BEGIN TRANSACTION;
CREATE TABLE annotator (
        name TEXT PRIMARY KEY NOT NULL CHECK (name <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('person', 'model', 'gold'))
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "annotator" VALUES('ana','person');
CREATE TABLE article (
        position INTEGER PRIMARY KEY CHECK (position > 0),
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        title TEXT NOT NULL,
        chars INTEGER NOT NULL CHECK (chars >= 0),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        source_sha256 TEXT NOT NULL,
        encoding TEXT NOT NULL,
        bom INTEGER NOT NULL CHECK (bom IN (0, 1)),
        newline TEXT NOT NULL,
        language TEXT NOT NULL,
        published TEXT NOT NULL,
        search TEXT NOT NULL,
        meta TEXT NOT NULL CHECK (substr(meta, 1, 1) = '{')
    ) STRICT
    ;
INSERT INTO "article" VALUES(1,'a000001','article-1.txt','Title 1',48,'132c66b80329866f35ed70d2dab6b8db33a92b17fa867dced991d1b5d1f57f1a','','utf-8',0,'','','','article-1.txt
title 1','{}');
CREATE TABLE article_text (
        article TEXT PRIMARY KEY NOT NULL REFERENCES article (id),
        text TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "article_text" VALUES('a000001','Five rockets were launched towards Ain al-Assad.');
CREATE TABLE attribute (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        name TEXT NOT NULL CHECK (name <> ''),
        value TEXT NOT NULL CHECK (value <> ''),
        PRIMARY KEY (article, annotator, name),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "attribute" VALUES('a000001','ana','flag','look');
CREATE TABLE draft (
        annotator TEXT NOT NULL REFERENCES annotator (name),
        article TEXT NOT NULL REFERENCES article (id),
        event TEXT NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (annotator, article)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE edit (
        seq INTEGER PRIMARY KEY,
        article TEXT NOT NULL REFERENCES article (id),
        annotator TEXT NOT NULL REFERENCES annotator (name),
        revision INTEGER NOT NULL CHECK (revision > 0),
        kind TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
        target INTEGER NOT NULL CHECK (target >= 0 AND target < revision),
        author TEXT NOT NULL,
        at TEXT NOT NULL CHECK (at <> ''),
        operation TEXT NOT NULL UNIQUE CHECK (operation <> ''),
        action TEXT NOT NULL,
        title TEXT NOT NULL,
        changes TEXT NOT NULL CHECK (substr(changes, 1, 1) = '['),
        previous TEXT NOT NULL CHECK (length(previous) = 64),
        hash TEXT NOT NULL CHECK (length(hash) = 64),
        UNIQUE (article, annotator, revision),
        CHECK ((kind = 'edit') = (target = 0))
    ) STRICT
    ;
INSERT INTO "edit" VALUES(1,'a000001','ana',1,'edit',0,'ana','2026-02-25T06:13:20.000Z','o000001-a000001-ana-1','test','a test','[{"after":{"label":"place","origin":"label","ranges":[[0,4]]},"before":null,"span":"s1"},{"after":{"label":"place","origin":"label","ranges":[[5,12],[20,22]]},"before":null,"span":"s2"},{"after":["e1","e2"],"before":[],"events":true}]','132c66b80329866f35ed70d2dab6b8db33a92b17fa867dced991d1b5d1f57f1a','3cc2ac2dd71bd65c3f833282fae241574d05f0281f0d4885b65e4bc70484a89c');
INSERT INTO "edit" VALUES(2,'a000001','ana',2,'edit',0,'ana','2026-02-25T06:13:21.000Z','o000002-a000001-ana-2','test','a test','[{"after":{"evidence":["s2","s1"],"value":["text","rocket"]},"before":{},"value":["e1","weapon"]},{"after":{"value":["text","agency"]},"before":{},"value":["","source"]}]','3cc2ac2dd71bd65c3f833282fae241574d05f0281f0d4885b65e4bc70484a89c','d376b9e4184b4b033355552f3a874a4b5ba58c3daf54208d58e3a2625dc3a6c3');
INSERT INTO "edit" VALUES(3,'a000001','ana',3,'edit',0,'ana','2026-02-25T06:13:22.000Z','o000003-a000001-ana-3','test','a test','[{"after":{"confidence":"high","evidence":["s1"],"note":"sure","value":["place","Ain al-Asad",{"id":"98"}]},"before":{},"value":["e2","place"]}]','d376b9e4184b4b033355552f3a874a4b5ba58c3daf54208d58e3a2625dc3a6c3','527d3db0743d4e3e73c9a83c05428eec58b1e26767c7d031d55703960c0f2e56');
INSERT INTO "edit" VALUES(4,'a000001','ana',4,'edit',0,'ana','2026-02-25T06:13:23.000Z','o000004-a000001-ana-4','test','a test','[{"after":{"nothing":"unknown"},"before":{},"value":["e2","dead"]},{"after":"look","attribute":"flag","before":""}]','527d3db0743d4e3e73c9a83c05428eec58b1e26767c7d031d55703960c0f2e56','e92c6583fee3b3167373b5f62142f1c01b6f4eccc4a9fecf817736a5d0cf5061');
INSERT INTO "edit" VALUES(5,'a000001','ana',5,'undo',4,'ana','2026-02-25T06:13:24.000Z','o000005-a000001-ana-5','test','a test','[{"after":"","attribute":"flag","before":"look"},{"after":{},"before":{"nothing":"unknown"},"value":["e2","dead"]}]','e92c6583fee3b3167373b5f62142f1c01b6f4eccc4a9fecf817736a5d0cf5061','e8afeb571a1f57799808c22f94f255e72fa6ca2b57dc2330f406256a70a82baf');
INSERT INTO "edit" VALUES(6,'a000001','ana',6,'redo',4,'ana','2026-02-25T06:13:25.000Z','o000006-a000001-ana-6','test','a test','[{"after":{"nothing":"unknown"},"before":{},"value":["e2","dead"]},{"after":"look","attribute":"flag","before":""}]','e8afeb571a1f57799808c22f94f255e72fa6ca2b57dc2330f406256a70a82baf','6f7737ce358962824fb20f79112796e58e77e0434fbff165fe1eacd11f6edc75');
CREATE TABLE event (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        id TEXT NOT NULL CHECK (id <> ''),
        position INTEGER NOT NULL CHECK (position > 0),
        PRIMARY KEY (article, annotator, id),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "event" VALUES('a000001','ana','e1',1);
INSERT INTO "event" VALUES('a000001','ana','e2',2);
CREATE TABLE evidence (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        event TEXT NOT NULL,
        path TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position > 0),
        span TEXT NOT NULL,
        PRIMARY KEY (article, annotator, event, path, position),
        FOREIGN KEY (article, annotator, event, path)
            REFERENCES field_value (article, annotator, event, path) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY (article, annotator, span)
            REFERENCES span (article, annotator, id) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "evidence" VALUES('a000001','ana','e1','weapon',2,'s1');
INSERT INTO "evidence" VALUES('a000001','ana','e2','place',1,'s1');
INSERT INTO "evidence" VALUES('a000001','ana','e1','weapon',1,'s2');
CREATE TABLE field_value (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        event TEXT NOT NULL,
        path TEXT NOT NULL CHECK (path <> ''),
        field TEXT NOT NULL CHECK (field = substr(path, 1, instr(path || '/', '/') - 1)),
        state TEXT NOT NULL CHECK (state IN ('value', 'not_stated', 'not_applicable', 'unknown', 'empty')),
        type TEXT NOT NULL,
        value TEXT NOT NULL,
        parts TEXT NOT NULL CHECK (substr(parts, 1, 1) = '{'),
        confidence TEXT NOT NULL,
        note TEXT NOT NULL,
        PRIMARY KEY (article, annotator, event, path),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED,
        CHECK ((state = 'value') = (type <> ''))
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "field_value" VALUES('a000001','ana','','source','source','value','text','agency','{}','','');
INSERT INTO "field_value" VALUES('a000001','ana','e1','weapon','weapon','value','text','rocket','{}','','');
INSERT INTO "field_value" VALUES('a000001','ana','e2','dead','dead','unknown','','','{}','','');
INSERT INTO "field_value" VALUES('a000001','ana','e2','place','place','value','place','Ain al-Asad','{"id":"98"}','high','sure');
CREATE TABLE layer (
        article TEXT NOT NULL REFERENCES article (id),
        annotator TEXT NOT NULL REFERENCES annotator (name),
        position INTEGER NOT NULL REFERENCES article (position),
        revision INTEGER NOT NULL CHECK (revision > 0),
        status TEXT NOT NULL CHECK (status IN ('untouched', 'in_progress', 'done', 'no_event')),
        flag TEXT NOT NULL,
        events INTEGER NOT NULL CHECK (events >= 0),
        created TEXT NOT NULL,
        updated TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (article, annotator)
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "layer" VALUES('a000001','ana',1,6,'untouched','look',2,'2026-02-25T06:13:20.000Z','2026-02-25T06:13:25.000Z','6f7737ce358962824fb20f79112796e58e77e0434fbff165fe1eacd11f6edc75');
CREATE TABLE place (
        annotator TEXT NOT NULL REFERENCES annotator (name),
        article TEXT NOT NULL REFERENCES article (id),
        event TEXT NOT NULL,
        path TEXT NOT NULL,
        cursor INTEGER NOT NULL,
        anchor INTEGER NOT NULL,
        top INTEGER NOT NULL,
        turn INTEGER NOT NULL,
        PRIMARY KEY (annotator, article)
    ) STRICT, WITHOUT ROWID
    ;
CREATE TABLE project (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        name TEXT NOT NULL,
        created TEXT NOT NULL
    ) STRICT
    ;
INSERT INTO "project" VALUES(1,'A project','2026-02-25T06:00:00.000Z');
CREATE TABLE schema_version (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE CHECK (name <> ''),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        type_field TEXT NOT NULL,
        added TEXT NOT NULL,
        compiled TEXT NOT NULL,
        source BLOB NOT NULL
    ) STRICT
    ;
INSERT INTO "schema_version" VALUES(1,'test@1','3e4338d6bb2b04a5dc2ef267a668264f832c5a2656eb90f194b72a926154f672','type','2026-02-25T06:00:00.000Z','{}',X'69643A20746573740A76657273696F6E3A202731270A');
CREATE TABLE span (
        article TEXT NOT NULL,
        annotator TEXT NOT NULL,
        id TEXT NOT NULL CHECK (id <> ''),
        label TEXT NOT NULL,
        start INTEGER NOT NULL CHECK (start >= 0),
        "end" INTEGER NOT NULL CHECK ("end" > start),
        quote TEXT NOT NULL,
        ranges TEXT NOT NULL CHECK (substr(ranges, 1, 2) = '[['),
        origin TEXT NOT NULL CHECK (origin IN ('label', 'field', 'import')),
        PRIMARY KEY (article, annotator, id),
        FOREIGN KEY (article, annotator) REFERENCES layer (article, annotator) DEFERRABLE INITIALLY DEFERRED
    ) STRICT, WITHOUT ROWID
    ;
INSERT INTO "span" VALUES('a000001','ana','s1','place',0,4,'Five','[[0,4]]','label');
INSERT INTO "span" VALUES('a000001','ana','s2','place',5,22,'rockets were laun','[[5,12],[20,22]]','label');
CREATE INDEX layer_by_position ON layer (annotator, position, status);
CREATE INDEX layer_by_status ON layer (annotator, status, position);
CREATE INDEX layer_flagged ON layer (annotator, position) WHERE flag <> '';
CREATE INDEX evidence_by_span ON evidence (article, annotator, span);
CREATE VIEW event_with_type AS
    SELECT event.article, event.annotator, event.id, event.position, coalesce(field_value.value, '') AS type
    FROM event
    LEFT JOIN field_value ON field_value.article = event.article
        AND field_value.annotator = event.annotator
        AND field_value.event = event.id
        AND field_value.path = (SELECT type_field FROM schema_version ORDER BY number DESC LIMIT 1);
CREATE UNIQUE INDEX place_by_turn ON place (annotator, turn);
CREATE TRIGGER edit_no_update BEFORE UPDATE ON edit
        BEGIN SELECT RAISE(ABORT, 'rows of edit are never changed or deleted'); END;
CREATE TRIGGER edit_no_delete BEFORE DELETE ON edit
        BEGIN SELECT RAISE(ABORT, 'rows of edit are never changed or deleted'); END;
CREATE TRIGGER article_no_update BEFORE UPDATE ON article
        BEGIN SELECT RAISE(ABORT, 'rows of article are never changed or deleted'); END;
CREATE TRIGGER article_no_delete BEFORE DELETE ON article
        BEGIN SELECT RAISE(ABORT, 'rows of article are never changed or deleted'); END;
CREATE TRIGGER article_text_no_update BEFORE UPDATE ON article_text
        BEGIN SELECT RAISE(ABORT, 'rows of article_text are never changed or deleted'); END;
CREATE TRIGGER article_text_no_delete BEFORE DELETE ON article_text
        BEGIN SELECT RAISE(ABORT, 'rows of article_text are never changed or deleted'); END;
CREATE TRIGGER schema_version_no_update BEFORE UPDATE ON schema_version
        BEGIN SELECT RAISE(ABORT, 'rows of schema_version are never changed or deleted'); END;
CREATE TRIGGER schema_version_no_delete BEFORE DELETE ON schema_version
        BEGIN SELECT RAISE(ABORT, 'rows of schema_version are never changed or deleted'); END;
CREATE TRIGGER edit_no_gap BEFORE INSERT ON edit
    WHEN NEW.revision <> 1 + (
        SELECT coalesce(max(revision), 0) FROM edit WHERE article = NEW.article AND annotator = NEW.annotator
    )
    BEGIN SELECT RAISE(ABORT, 'revisions of a layer follow one another without gaps'); END;
COMMIT;
