"""Plain words for figures of spans."""

from tui.domain.agreement.words import ALPHA, SHARE, Words

SPAN_WORDS: dict[str, Words] = {
    "f1_exact": Words(
        "F1 exact",
        "Spans of two annotators with the same label and the same ends, matched one to one.",
        "Twice the matched spans by all spans of both, over all articles at once. " + SHARE,
        "A span that is one letter longer counts as a miss on both sides: read it with F1 overlap.",
    ),
    "f1_overlap": Words(
        "F1 overlap",
        "Spans with the same label that share at least one character, matched one to one.",
        SHARE,
        "How little they share: one word in common counts in full.",
    ),
    "f1_partial": Words(
        "F1 partial",
        "As F1 overlap, but a match counts the share that both cover of what they cover together.",
        SHARE,
        "Many slightly different spans and a few missing ones can give the same number.",
    ),
    "f1_token": Words(
        "F1 words",
        "Words that have the label, not spans.",
        SHARE,
        "Long spans weigh more than short ones, and a span that was split in two is not seen.",
    ),
    "f1_exact_any": Words(
        "F1 exact, any label",
        "Spans with the same ends, whatever their labels.",
        SHARE,
        "Whether the labels agree: the difference from F1 exact is what labels cost.",
    ),
    "f1_overlap_any": Words(
        "F1 overlap, any label",
        "Spans that share at least one character, whatever their labels.",
        SHARE,
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
        "Krippendorff's alpha for unitizing (2016). " + ALPHA,
        "A span that was split in two; and articles in which spans of one annotator overlap are left out.",
    ),
    "alpha_u_binary": Words(
        "alpha |u",
        "What is marked and what is not, character by character, whatever the label.",
        "Krippendorff's alpha for unitizing (2016). " + ALPHA,
        "Labels, and spans that were split; long stretches weigh more.",
    ),
    "alpha_u_labels": Words(
        "alpha cu",
        "The labels of characters that both have marked.",
        "Krippendorff's alpha for unitizing (2016). " + ALPHA,
        "Everything that only one of them has marked.",
    ),
    "alpha_u_label": Words(
        "alpha (k)u",
        "The characters of one label with whatever label another annotator gave them.",
        "Krippendorff's alpha for unitizing (2016). " + ALPHA,
        "Everything that only one of them has marked.",
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
}
