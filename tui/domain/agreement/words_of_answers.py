"""Plain words for figures of answers, to fields of events and about articles."""

from tui.domain.agreement.words import ALPHA, Words

ANSWER_WORDS: dict[str, Words] = {
    "alpha_category": Words(
        "alpha of one answer",
        "One answer against all others together.",
        "Krippendorff's alpha. " + ALPHA,
        "Which of the others was given instead. Of rare answers it says little: look at the shares of the answers.",
    ),
    "scott": Words(
        "pi",
        "The answers of two annotators, as if both had the same habits.",
        "Scott's pi. " + ALPHA,
        "That their habits may differ: kappa and pi part where they do.",
    ),
    "brennan_prediger": Words(
        "S",
        "The answers of two annotators, as if chance gave all answers of the list alike.",
        "S of Bennett, Alpert and Goldstein, or Brennan and Prediger's kappa. " + ALPHA,
        "How common the answers are; a longer list makes it higher.",
    ),
    "alpha": Words(
        "alpha",
        "The answers of all annotators who gave one, by the distance of the field. In numbers, dates, scales, "
        "places by kilometres and names by likeness, “not stated” and “unknown” are left out; elsewhere they are "
        "answers.",
        "Krippendorff's alpha. " + ALPHA,
        "How common the answers are: where nearly all answers are the same, alpha can be 0 although nearly all "
        "agree. Read it with percent and the shares of the answers.",
    ),
    "alpha_jaccard": Words(
        "alpha Jaccard",
        "Sets of answers by the share that they have in common; alpha itself uses MASI, which is stricter.",
        "Krippendorff's alpha. " + ALPHA,
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
        ALPHA,
        "What the answer is.",
    ),
    "alpha_missing": Words(
        "alpha with missed events",
        "The answers, and “no event” as an answer of those who do not have the event at all. Answers are the same "
        "or not here, whatever the distance of alpha: near misses count in full.",
        ALPHA + " It is low where events were missed.",
        "Whether answers differ, by how much, or events are missing: read it with alpha and percent.",
    ),
    "cohen": Words(
        "kappa",
        "The answers of two annotators, each with habits of their own.",
        "Cohen's kappa, weighted by steps where the answers are ordered. " + ALPHA,
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
        "Fleiss' kappa. " + ALPHA,
        "Who gave them; it is undefined where not all questions have as many answers.",
    ),
}
