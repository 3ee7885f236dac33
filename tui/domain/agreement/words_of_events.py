"""Plain words for figures of whether events were found, and of what answers rest on."""

from tui.domain.agreement.words import ALPHA, GIVEN, SHARE, Words

EVENT_WORDS: dict[str, Words] = {
    "detection_at": Words(
        "detection F1 at",
        "Events of two annotators, aligned one to one at another threshold.",
        "Twice the aligned events by all events of both. " + SHARE,
        "How well the aligned ones agree: a lower threshold aligns more events, which then agree less.",
    ),
    "alpha_at": Words(
        "alpha at",
        "The types of events that were aligned, without the type, at another threshold.",
        "Krippendorff's alpha. " + ALPHA,
        "How few events are left at a high threshold: read it with the detection F1 at the same one.",
    ),
    "fills_precision": Words(
        "precision, half credit",
        "The annotator's answers with those of the reference; half for what is partly right.",
        "The share of the annotator's answers that are right (MUC-4).",
        "What the annotator missed: that is recall.",
    ),
    "fills_recall": Words(
        "recall, half credit",
        "The reference's answers with the annotator's; half for what is partly right.",
        "The share of the reference's answers that were found (MUC-4). A missed event misses all of its answers.",
        "What the annotator added: that is precision.",
    ),
    "fills_f1": Words(
        "F1, half credit",
        "Answers of the annotator and of the reference; half for what is partly right.",
        SHARE,
        "Whether answers are missing, added or wrong: JSON and screen tell how many are which.",
    ),
    "ceaf_ree": Words(
        "CEAF-REE",
        "The names given in each article, whatever the event, with those of the reference, one to one.",
        "F1 of the entities (Du, Rush and Cardie 2021). " + SHARE,
        "Which event a name belongs to.",
    ),
    "detection_f1": Words(
        "detection F1",
        "Events of two annotators, aligned one to one by the fields that tell events apart.",
        "Twice the aligned events by all events of both. " + SHARE,
        "The threshold: a lower one aligns more events, which then agree less. One event that another annotator "
        "holds as two counts as one found and one missed; such splits are counted apart.",
    ),
    "mean_detection_f1": Words(
        "mean of pairs, detection F1",
        "The detection F1 of each pair of annotators.",
        "Their plain mean: each pair counts once.",
        "One annotator who differs from all others.",
    ),
    "event_precision": Words(
        "event precision",
        "The annotator's events with those of the reference.",
        "The share of the annotator's events that the reference has too.",
        "What the annotator missed: that is recall.",
    ),
    "event_recall": Words(
        "event recall",
        "The events of the reference with the annotator's.",
        "The share of the reference's events that the annotator found.",
        "What the annotator added: that is precision.",
    ),
    "event_counts": Words(
        "alpha of the number of events",
        "How many events each annotator sees in an article.",
        "Krippendorff's alpha for ratios. " + ALPHA,
        "Whether they are the same events.",
    ),
    "item_f1": Words(
        "item F1",
        "The items of a repeated group, aligned one to one, on aligned events.",
        SHARE,
        GIVEN,
    ),
    "evidence_exact": Words(
        "evidence exact",
        "The words that two equal answers rest on.",
        "The share of equal answers whose evidence is the same.",
        "Answers that differ: they are not looked at. Events are aligned without evidence here.",
    ),
    "evidence_overlap": Words(
        "evidence overlap",
        "The words that two equal answers rest on.",
        "The share of equal answers whose evidence shares at least one character.",
        "How much they share.",
    ),
    "evidence_f1": Words(
        "evidence F1",
        "The characters that two equal answers rest on.",
        SHARE,
        "Long evidence weighs more.",
    ),
}
