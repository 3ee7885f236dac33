"""Plain words for each figure: what it compares, what it means, and what it hides."""

from typing import NamedTuple


class Words(NamedTuple):
    """What is said beside a figure.

    Attributes:
        title: Its name.
        compares: What is compared with what.
        means: How to read the number.
        hides: What it does not tell.
    """

    title: str
    compares: str
    means: str
    hides: str


_SHARE = "0 is no agreement, 1 is full agreement; chance is not taken out."
_ALPHA = "1 is full agreement, 0 is what chance alone would give, less than 0 is worse than chance."
_GIVEN = "Only events that were aligned count: see the detection F1 and the threshold beside it."

WORDS: dict[str, Words] = {
    "f1_exact": Words(
        "F1 exact",
        "Spans of two annotators with the same label and the same ends, matched one to one.",
        "Twice the matched spans by all spans of both, over all articles at once. " + _SHARE,
        "A span that is one letter longer counts as a miss on both sides: read it with F1 overlap.",
    ),
    "f1_overlap": Words(
        "F1 overlap",
        "Spans with the same label that share at least one character, matched one to one.",
        _SHARE,
        "How little they share: one word in common counts in full.",
    ),
    "f1_partial": Words(
        "F1 partial",
        "As F1 overlap, but a match counts the share that both cover of what they cover together.",
        _SHARE,
        "Many slightly different spans and a few missing ones can give the same number.",
    ),
    "f1_token": Words(
        "F1 words",
        "Words that have the label, not spans.",
        _SHARE,
        "Long spans weigh more than short ones, and a span that was split in two is not seen.",
    ),
    "f1_exact_any": Words(
        "F1 exact, any label",
        "Spans with the same ends, whatever their labels.",
        _SHARE,
        "Whether the labels agree: the difference from F1 exact is what labels cost.",
    ),
    "f1_overlap_any": Words(
        "F1 overlap, any label",
        "Spans that share at least one character, whatever their labels.",
        _SHARE,
        "Ends and labels.",
    ),
    "mean_f1_exact": Words(
        "mean of pairs, F1 exact",
        "The F1 exact of each pair of annotators.",
        "Their plain mean: each pair counts once, however much it has in common.",
        "One annotator who differs from all others.",
    ),
    "mean_f1_overlap": Words(
        "mean of pairs, F1 overlap",
        "The F1 overlap of each pair of annotators.",
        "Their plain mean: each pair counts once, however much it has in common.",
        "One annotator who differs from all others.",
    ),
    "alpha_u": Words(
        "alpha u",
        "How annotators cut the text into labelled stretches and gaps, character by character.",
        "Krippendorff's alpha for unitizing (2016). " + _ALPHA,
        "A span that was split in two; and articles in which spans of one annotator overlap are left out.",
    ),
    "alpha_u_binary": Words(
        "alpha |u",
        "What is marked and what is not, character by character, whatever the label.",
        "Krippendorff's alpha for unitizing (2016). " + _ALPHA,
        "Labels, and spans that were split; long stretches weigh more.",
    ),
    "alpha_u_labels": Words(
        "alpha cu",
        "The labels of characters that both have marked.",
        "Krippendorff's alpha for unitizing (2016). " + _ALPHA,
        "Everything that only one of them has marked.",
    ),
    "alpha_u_label": Words(
        "alpha (k)u",
        "The characters of one label with whatever label another annotator gave them.",
        "Krippendorff's alpha for unitizing (2016). " + _ALPHA,
        "Everything that only one of them has marked.",
    ),
    "alpha_category": Words(
        "alpha of one answer",
        "One answer against all others together.",
        "Krippendorff's alpha. " + _ALPHA,
        "Which of the others was given instead. Of rare answers it says little: look at the shares of the answers.",
    ),
    "detection_at": Words(
        "detection F1 at",
        "Events of two annotators, aligned one to one at another threshold.",
        "Twice the aligned events by all events of both. " + _SHARE,
        "How well the aligned ones agree: a lower threshold aligns more events, which then agree less.",
    ),
    "alpha_at": Words(
        "alpha at",
        "The types of events that were aligned, without the type, at another threshold.",
        "Krippendorff's alpha. " + _ALPHA,
        "How few events are left at a high threshold: read it with the detection F1 at the same one.",
    ),
    "scott": Words(
        "pi",
        "The answers of two annotators, as if both had the same habits.",
        "Scott's pi. " + _ALPHA,
        "That their habits may differ: kappa and pi part where they do.",
    ),
    "brennan_prediger": Words(
        "S",
        "The answers of two annotators, as if chance gave all answers of the list alike.",
        "S of Bennett, Alpert and Goldstein, or Brennan and Prediger's kappa. " + _ALPHA,
        "How common the answers are; a longer list makes it higher.",
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
        _SHARE,
        "Whether answers are missing, added or wrong: JSON and screen tell how many are which.",
    ),
    "ceaf_ree": Words(
        "CEAF-REE",
        "The names given in each article, whatever the event, with those of the reference, one to one.",
        "F1 of the entities (Du, Rush and Cardie 2021). " + _SHARE,
        "Which event a name belongs to.",
    ),
    "gamma": Words(
        "gamma",
        "All annotators' spans of an article at once: where they stand and what their labels are.",
        "1 less the disorder of the best alignment by that of spans moved about by chance (Mathet, Widlöcher and "
        "Métivier 2015). 1 is full agreement, 0 is chance.",
        "Whether places or labels differ. It rests on draws: digits after the second say nothing.",
    ),
    "precision_exact": Words(
        "precision exact",
        "The annotator's spans with those of the reference: same label, same ends.",
        "The share of the annotator's spans that the reference has too.",
        "What the annotator missed: that is recall.",
    ),
    "recall_exact": Words(
        "recall exact",
        "The spans of the reference with the annotator's: same label, same ends.",
        "The share of the reference's spans that the annotator found.",
        "What the annotator marked beyond that: that is precision.",
    ),
    "precision_overlap": Words(
        "precision overlap",
        "The annotator's spans with those of the reference: same label, at least one character shared.",
        "The share of the annotator's spans that the reference has too.",
        "What the annotator missed, and how well the ends fit.",
    ),
    "recall_overlap": Words(
        "recall overlap",
        "The spans of the reference with the annotator's: same label, at least one character shared.",
        "The share of the reference's spans that the annotator found.",
        "What the annotator marked beyond that, and how well the ends fit.",
    ),
    "detection_f1": Words(
        "detection F1",
        "Events of two annotators, aligned one to one by the fields that tell events apart.",
        "Twice the aligned events by all events of both. " + _SHARE,
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
        "Krippendorff's alpha for ratios. " + _ALPHA,
        "Whether they are the same events.",
    ),
    "item_f1": Words(
        "item F1",
        "The items of a repeated group, aligned one to one, on aligned events.",
        _SHARE,
        _GIVEN,
    ),
    "alpha": Words(
        "alpha",
        "The answers of all annotators who gave one, by the distance of the field. In numbers, dates, scales, "
        "places by kilometres and names by likeness, “not stated” and “unknown” are left out; elsewhere they are "
        "answers.",
        "Krippendorff's alpha. " + _ALPHA,
        "How common the answers are: where nearly all answers are the same, alpha can be 0 although nearly all "
        "agree. Read it with percent and the shares of the answers.",
    ),
    "alpha_jaccard": Words(
        "alpha Jaccard",
        "Sets of answers by the share that they have in common; alpha itself uses MASI, which is stricter.",
        "Krippendorff's alpha. " + _ALPHA,
        "Which of the answers differ.",
    ),
    "percent": Words(
        "percent",
        "Which of the pairs of annotators gave exactly the same answer; “not stated” and “unknown” are answers.",
        "The share of such pairs, as the mean over events or articles with two or more answers. 1 is always the "
        "same answer. Chance is not taken out.",
        "Chance: with two answers of which one is rare, 0.99 can be worth nothing (alpha 0).",
    ),
    "gwet": Words(
        "AC1",
        "The same answers as percent, among all that the schema lists: also those that nobody gave count.",
        "Gwet's AC1 (AC2 for ordered answers): chance is taken out in a way that rare answers hardly move.",
        "Disagreement on rare answers: it stays high where alpha falls. Read both.",
    ),
    "presence": Words(
        "alpha of presence",
        "Whether there is an answer at all, whatever it is.",
        _ALPHA,
        "What the answer is.",
    ),
    "alpha_missing": Words(
        "alpha with missed events",
        "The answers, and “no event” as an answer of those who do not have the event at all. Answers are the same "
        "or not here, whatever the distance of alpha: near misses count in full.",
        _ALPHA + " It is low where events were missed.",
        "Whether answers differ, by how much, or events are missing: read it with alpha and percent.",
    ),
    "cohen": Words(
        "kappa",
        "The answers of two annotators, each with habits of their own.",
        "Cohen's kappa, weighted by steps where the answers are ordered. " + _ALPHA,
        "How common the answers are, as alpha does.",
    ),
    "mean_cohen": Words(
        "mean kappa of pairs",
        "Cohen's kappa of each pair of annotators.",
        "Their plain mean (Light's kappa).",
        "One annotator who differs from all others.",
    ),
    "fleiss": Words(
        "Fleiss",
        "Answers of equally many annotators to each question.",
        "Fleiss' kappa. " + _ALPHA,
        "Who gave them; it is undefined where not all questions have as many answers.",
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
        _SHARE,
        "Long evidence weighs more.",
    ),
}
"""By the kind of the figure."""


def words_of(kind: str) -> Words:
    """What is said beside a figure of a kind.

    Args:
        kind: One of the keys of `WORDS`.
    """
    return WORDS[kind]
