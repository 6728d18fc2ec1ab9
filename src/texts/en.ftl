percent = { $number }%
institutions-count = { $count ->
    [one] { $count } institution
   *[other] { $count } institutions
}
date-time = { $date }, { $time }

## Report

report-publisher = Commissioner for Human Rights (Ombudsman) of the Republic of Azerbaijan
report-contents = Contents
report-heading = { $number } { $title }
report-annex = Annex { $number }. { $title }
report-table = Table { $number }. { $title }
report-figure = Figure { $number }. { $title }
report-title = National baseline assessment on business and human rights
report-subtitle = Findings of the assessment round “{ $round }”
report-cover-drawn = Findings drawn on
report-cover-responses = Responses accepted
report-cover-release = Release (SHA-256)
report-cover-notice = This report contains aggregate figures only. Every figure rests on at least { $smallest } institutions; no institution is named, and none can be identified from the figures.

report-kind = Kind of institution
report-kind-all = All institutions
report-kind-government = Government bodies
report-kind-state-owned = State-owned companies
report-kind-private = Private companies
report-of = { $part } of { $whole }{ $percent }
report-fraction = { $part } of { $whole }
report-n = n = { $count }
report-none = none
report-no-score = no score
report-withheld = not disclosed
report-over-three-quarters = over three quarters of { $whole }
report-under-one-quarter = under one quarter of { $whole }
report-level-count = { $level }: { $count }
report-ratings-withheld = not disclosed: almost all are at one level
report-not-rated = not rated
report-reason-empty = no institution has a score
report-reason-too-few = not disclosed: fewer than { $smallest } institutions
report-reason-would-reveal = not disclosed: would reveal another figure by subtraction

report-topic = Topic
report-area = Area
report-indicator = Indicator
report-indicator-kind = Type
report-indicator-structural = Structural
report-indicator-process = Process
report-indicator-outcome = Outcome
report-indicator-unnamed = not classified
report-rating = Rating
report-ratings = Institutions by rating
report-scored = Institutions with a score
report-mean-score = Mean score
report-below-target = Below target
report-target = Target
report-target-line = Target ({ $target })
report-range = Range
report-nothing-shown = Not disclosed or no score
report-note = Scores are on a scale from 0 to 100. “Below target” counts the institutions whose own score is below the target.
report-note-target = Scores are on a scale from 0 to 100; the target is { $target }. “Below target” counts the institutions whose own score is below the target.
report-glance = The findings at a glance
report-by-kind = { $topic }, by kind of institution
report-indicators-of = { $topic }: the indicators
report-only-indicator = It rests on a single indicator: “{ $indicator }”.

report-summary = Executive summary
report-purpose-principles = This report presents the findings of the assessment round “{ $round }”. State bodies and companies were asked what they have committed themselves to, what they do and what comes of it. Their answers are measured against the United Nations Guiding Principles on Business and Human Rights: the duty of the State to protect, the responsibility of business to respect, and access to remedy.
report-purpose = This report presents the findings of the assessment round “{ $round }”. The institutions were asked what they have committed themselves to, what they do and what comes of it, and their answers were scored by one published rule.
report-response-rate = Accepted responses: { $rate }. By kind of institution: { $kinds }. The findings rest on the accepted responses alone.
report-rate-of-kind = { $kind }, { $rate }
report-overall-principles = { $topics ->
    [one] A mean score can be disclosed for one principle; { $below ->
        [0] it reaches
       *[other] it is below
    } the target of { $target } points.
   *[other] Of the { $topics } principles for which a mean score can be disclosed, { $below ->
        [0] none is
        [one] one is
       *[other] { $below } are
    } below the target of { $target } points.
}
report-overall-topics = { $topics ->
    [one] A mean score can be disclosed for one topic; { $below ->
        [0] it reaches
       *[other] it is below
    } the target of { $target } points.
   *[other] Of the { $topics } topics for which a mean score can be disclosed, { $below ->
        [0] none is
        [one] one is
       *[other] { $below } are
    } below the target of { $target } points.
}
report-widest = Where the gaps are widest
report-closest = Where practice comes closest to the target
report-standing = Mean score: { $mean }; below target: { $below }.
report-widespread = The most widespread single gaps
report-gaps-by-indicator = { $gaps ->
    [one] The gap register lists one indicator
   *[other] The gap register lists { $gaps } indicators
} on which institutions are below target: { $structural } structural (laws and policies in force), { $process } process (what is done to apply them) and { $outcome } outcome (results for people). The most widespread are:
report-first-step = Next step: { $step }
report-nothing-released-title = No figure can be disclosed in this round
report-nothing-released = On no topic do at least { $smallest } institutions have a score that can be shown without giving an institution away. This report therefore says who was asked, how the answers are scored and what is measured; it does not say how far the institutions have come.
report-cannot-say = What this report cannot say
report-limit-missing = { $count ->
    [one] One institution has no accepted response; nothing is known of its state, and nothing is assumed.
   *[other] { $count } institutions have no accepted response; nothing is known of their state, and nothing is assumed.
}
report-limit-empty = { $count ->
    [one] On one topic no institution has a score: either it concerns none of them or nobody answered.
   *[other] On { $count } topics no institution has a score: either they concern none of them or nobody answered.
}
report-limit-kind = { $kind }: figures are not disclosed on { $withheld } of the { $topics } topics on which institutions of this kind have a score.
report-limit-kind-all = { $kind }: no figure of this kind by itself can be disclosed; its answers are part of the figures for all institutions only.
report-limit-not-harm = Scores tell what laws, policies, procedures and results are in place. They do not measure how many people are harmed, nor how badly.
report-limit-own-statements = The figures rest on what institutions state of themselves and on the review of their supporting documents. They are not the result of an inspection.

report-method = Method and response
report-frame = Who was asked, and who answered
report-frame-introduction = { $count ->
    [one] One institution was asked to respond. It is
   *[other] { $count } institutions were asked to respond. They are
} the whole frame of the round: no sample was drawn, so the figures carry no sampling error and stand for the institutions that answered alone. An institution that answers two questionnaires is counted once for each.
report-frame-dates = Responses were due on { $deadline }. The findings were drawn on { $drawn }.
report-frame-date = The findings were drawn on { $drawn }.
report-stage-asked = Asked
report-stage-accepted = Accepted
report-stage-submitted = Submitted, not yet accepted
report-stage-in-progress = In progress or returned
report-stage-not-started = Not started
report-rates-table = Responses by kind of institution
report-rates-note = Only accepted responses count in the findings: the institution has submitted its answers and a reviewer has accepted them.
report-coverage-title = State of the responses, by kind of institution
report-coverage-description = One bar for each kind of institution, divided into responses accepted, submitted, in progress and not started.
report-questionnaires = Questionnaires
report-questionnaires-principles = Each kind of institution answers the questionnaire addressed to it. The questionnaires differ, because the duties differ; they meet at the Guiding Principles, under which the findings are arranged.
report-questionnaires-introduction = Each kind of institution answers the questionnaire addressed to it. The findings are arranged by the topics of the questionnaires.
report-questionnaire = Questionnaire
report-title-and-version = { $title }, version { $version }
report-addressed-to = Addressed to
report-scored-questions = Scored questions
report-minimum-coverage = Minimum coverage
report-fingerprint = SHA-256
report-questionnaires-note = Questionnaires are frozen for the round. The first twelve characters of their SHA-256 identify the exact wording that was answered.
report-questionnaires-table = Questionnaires of the round
report-uncovered = Not covered by the questionnaires of this round: principles { $principles }.
report-scoring = How answers become scores
report-scoring-questions = Most questions offer a ladder of answers, from nothing in place to a practice that is followed up and improved. Each answer states what must be true to choose it and is worth between 0 and 1. A question that lists elements is worth the share of the applicable elements that are met. Questions that ask for a number, a date or a text are recorded and not scored.
report-scoring-tree = Questions make up indicators, and indicators make up the topics above them, up to the total. At every step the parts have weights, which stand in the questionnaires.
report-formula-title = The formula
report-formula = Score = 100 × (weight of part 1 × its score + weight of part 2 × its score + …) ÷ (sum of the weights of the parts that apply and are answered)
report-formula-example = Example: two questions of equal weight, answered with 0.25 and 0.75, give 100 × (0.25 + 0.75) ÷ 2 = 50 points.
report-other-rules = Where a simple mean would hide what matters, the questionnaires use another rule. The rules of this round are:
report-rule-weighted-mean = Weighted mean: strengths make up for weaknesses in proportion to their weights.
report-rule-lowest = Lowest part: the weakest part decides.
report-rule-geometric = Geometric mean: weaknesses are made up for only in part.
report-rule-all-some-none = All, some or none: full score when every part is complete, none when nothing is in place, otherwise half.
report-rule-mean-of-kinds = Mean over units: first the mean within each kind of unit of the institution, then over the kinds.
report-scoring-means = A mean score in this report is the mean over the institutions that have a score on the topic; every institution counts the same, whatever its size. The gap of an institution is the target minus its score, and never below zero: there is no credit for passing the target.
report-missing = Missing answers
report-missing-introduction = A missing answer is never treated as a silent zero. Four cases are kept apart:
report-state-not-applicable-term = Not applicable:
report-state-not-applicable-meaning = the question does not concern the institution, which gives a reason. The question leaves the calculation altogether.
report-state-do-not-know-term = Do not know:
report-state-do-not-know-meaning = the institution cannot say.
report-state-no-data-term = No data:
report-state-no-data-meaning = the institution knows that nobody collects the information.
report-state-unanswered-term = Unanswered:
report-state-unanswered-meaning = nothing was entered. The question is left out of the score and lowers the coverage.
report-counts-zero = This is an answer and is worth 0 points.
report-counts-by-questionnaire = Depending on the questionnaire, this is worth 0 points or counts as unanswered.
report-coverage-words = Coverage is the weighted share of the applicable questions that are answered. An institution is rated on a topic only when its coverage there reaches the minimum of the questionnaire; otherwise it is counted as “not rated”.
report-range-words = For an incomplete response each institution’s own scorecard also gives a range: the score if everything unanswered were worth nothing, and the score if it were worth full points. Ranges of single institutions are not published.
report-ratings-section = Ratings
report-ratings-introduction = A score with sufficient coverage is given a rating in words.
report-scale-table = Levels of the scale “{ $scale }”
report-scale-from = Score
report-scale-meaning = Meaning
report-scale-at-least = { $points } and above
report-scale-above = above { $points }
report-core-cap = Some questions are core elements: without them the rest has little effect. While a core element scores zero, no topic above it is rated higher than “{ $level }”, whatever the other answers are. The score itself does not change.
report-disclosure = What is disclosed
report-disclosure-introduction = The institutions answered on the understanding that their own answers stay between them and the publisher of this report. What is published keeps to these rules:
report-disclosure-smallest = Every figure rests on at least { $smallest } institutions.
report-disclosure-difference = A figure is also not disclosed when a smaller group could be worked out by subtracting it from a total.
report-disclosure-alike = Where all institutions of a group, or all but one, are at the same level, the ratings are not disclosed, because they would say what everybody answered. The same goes for a mean at either end of the scale.
report-disclosure-share = Where nearly all or nearly none are below target, the report says “over three quarters” or “under one quarter” instead of a number.
report-disclosure-steps = A next step is named only where it would concern at least { $smallest } institutions.
report-disclosure-order = Institutions are never put in order, and no score of a single institution is published.
report-disclosure-words = A figure that is not disclosed is shown in words, never as a blank or a zero. Annex 1 lists what is not disclosed, topic by topic, with the reason.
report-limits = Limits
report-limit-frame = The institutions were selected, not drawn at random. The figures describe the institutions that answered and must not be carried over to all State bodies or companies of the country.
report-limit-kinds = Government bodies and companies answer different questions, because their duties differ. Their mean scores on one topic may be read side by side, but do not rank one kind above the other.
report-limit-not-legal = A score is neither a certificate nor a legal finding of compliance or breach.
report-limit-rounds = Comparisons with other rounds are sound only where the publisher states that the questionnaire versions are comparable.

report-overall = The overall picture
report-overall-profile = Scores against the target
report-overall-how-to-read = Each bar is the mean score of the institutions that have a score on the topic. The dashed line is the target. A hatched bar stands for a figure that is not disclosed or does not exist; it is not a zero.
report-no-profile = No mean score can be disclosed here.
report-profile-upper = Mean scores of the main areas
report-profile-all = Mean scores by topic, all institutions
report-profile-description = One bar for each topic, from 0 to 100, against the target.
report-overall-kinds = By kind of institution
report-overall-kinds-how-to-read = The following profiles show each kind of institution on the topics it was asked about.
report-profile-kind = { $kind }: mean scores by topic
report-no-profile-kind = { $kind }: no mean score of this kind by itself can be disclosed.
report-profile-of = { $topic }: mean scores
report-distribution-of = { $topic }: institutions by rating
report-distribution-description = One bar for each topic, divided by the number of institutions at each rating level.
report-distribution-note = The numbers in the bars are institutions; n is the number of institutions to whom the topic applies.
report-chapter-withheld-title = No figures in this chapter
report-chapter-withheld = None of the topics of this chapter has a figure that can be disclosed. The tables say why.
report-sentence-empty = No institution has a score here: either the topic concerns none of those that answered, or its questions were not answered.
report-sentence-withheld = Figures are not disclosed, because they would rest on fewer than { $smallest } institutions or would reveal figures that do.
report-sentence-below = { $count ->
    [0] None of the { $whole } institutions with a score is below the target.
    [one] Of the { $whole } institutions with a score, one is below the target{ $percent }.
   *[other] Of the { $whole } institutions with a score, { $count } are below the target{ $percent }.
}
report-sentence-over-three-quarters = More than three quarters of the { $whole } institutions with a score are below the target.
report-sentence-under-one-quarter = Fewer than one quarter of the { $whole } institutions with a score are below the target.
report-sentence-share-withheld = { $whole } institutions have a score; how many of them are below the target is not disclosed.
report-sentence-mean = The mean score is { $mean }.
report-sentence-mean-withheld = The mean score is not disclosed.
report-mean-of-kind = { $kind } { $mean }
report-sentence-kinds = Mean scores by kind of institution: { $kinds }.
report-sentence-extremes = Among its indicators the lowest mean score is that of “{ $lowest }” ({ $lowest-mean }), the highest that of “{ $highest }” ({ $highest-mean }).

report-register = Gap register
report-register-introduction = The register lists the indicators on which institutions are below target, the most widespread gap first. The next steps come from the questionnaires: each says what would lift an institution from the answer it gave to the next better one. They are named where at least { $smallest } institutions gave that answer.
report-register-empty = No gap can be disclosed in this round: either no institution is below target on any indicator, or the figures would rest on too few institutions.
report-register-table = Gap register
report-register-principles-note = UNGP: numbers of the Guiding Principles the indicator stands under.
report-register-note = Where several next steps are known, the three that concern most institutions are given; “no common step” means that no step is known to concern at least { $smallest } institutions. “Core element”: at zero it caps every rating above it.
report-number = No.
report-principles = UNGP
report-next-steps = Next steps
report-core = core element
report-no-common-step = no common step

report-annex-withheld = What is not disclosed, and why
report-withheld-introduction = This annex lists every topic of which something is not disclosed, for all institutions and for each kind. The smallest group a figure may rest on is { $smallest } institutions. The words in the table mean:
report-withheld-nothing = Nothing is withheld: every figure that exists is disclosed.
report-withheld-table = Figures that are not disclosed
report-disclosed = disclosed
report-not-asked = not asked
report-withheld-few = too few
report-withheld-few-meaning = “Too few”: fewer than { $smallest } institutions have a score; nothing is disclosed.
report-withheld-subtraction = subtraction
report-withheld-subtraction-meaning = “Subtraction”: nothing is disclosed, because a group that is too small could be worked out from this one and the total.
report-withheld-count = number in words
report-withheld-count-meaning = “Number in words”: nearly all or nearly none are below target, so the number below target is given in words; “without number” means that it could not be given at all without revealing another.
report-withheld-share = without number
report-withheld-ratings = without ratings
report-withheld-ratings-meaning = “Without ratings”: almost all are at one level, or the ratings of another group would be revealed.
report-withheld-mean = without mean
report-withheld-mean-meaning = “Without mean”: the mean lies at an end of the scale and would say what every score is, or it would reveal another mean.
report-annex-figures = All figures
report-figures-introduction = Every topic with the figures that are disclosed. Where a topic is put to several kinds of institution, the row of all institutions is followed by one row for each kind.
report-figures-table = All topics
report-topic-and-kind = Topic and kind of institution
report-topic-of-kind = { $topic } ({ $kind })
report-of-which = – { $kind }
report-rank-wholes = Questionnaires as a whole
report-rank-pillars = Pillars
report-rank-principles = Principles
report-rank-indicators = Indicators
report-rank-topics = Topics
report-annex-glossary = Terms used
report-glossary-table = Terms and their meaning in this report
report-term = Term
report-meaning = Meaning
report-term-baseline = Baseline assessment
report-meaning-baseline = A survey of the present state of laws, policies and practice, against which later progress is measured and from which priorities for a national action plan or State programme are chosen.
report-term-principles = Guiding Principles
report-meaning-principles = The United Nations Guiding Principles on Business and Human Rights, endorsed by the Human Rights Council in 2011: 31 principles in three pillars.
report-term-institution = Institution
report-meaning-institution = A body or company that was asked: a government body, a company the State owns or controls, or a private company.
report-term-due-diligence = Human rights due diligence
report-meaning-due-diligence = The continuous process by which an enterprise finds out where its activities and business relationships may harm people, acts on what it finds, follows up whether this works and reports on it.
report-term-remedy = Remedy
report-meaning-remedy = What makes good the harm done to a person, such as an apology, restitution, compensation or guarantees that it will not happen again; also the procedure that leads to it.
report-term-grievance = Grievance mechanism
report-meaning-grievance = A procedure, of the State or of an enterprise, by which people who are or may be harmed can raise this and have it dealt with.
report-term-evidence = Supporting document
report-meaning-evidence = A legal act, order, record, statistic or publication that shows an answer to be true.
report-term-indicator = Indicator
report-meaning-indicator = What is measured: one subject within a topic, with one or more questions.
report-meaning-structural = An indicator of commitment: laws, policies and institutions in force.
report-meaning-process = An indicator of effort: inspections, budgets, training, complaints handled.
report-meaning-outcome = An indicator of results for people.
report-term-score = Score
report-meaning-score = A number from 0 to 100 made from the answers by the published rule.
report-term-target = Target
report-meaning-target = The score that counts as no gap.
report-term-gap = Gap
report-meaning-gap = Target minus score, never below zero.
report-meaning-rating = The level of the scale to which a score with sufficient coverage belongs.
report-term-coverage = Coverage
report-meaning-coverage = The weighted share of applicable questions that are answered.
report-term-core = Core element
report-meaning-core = A question without which the rest has little effect; at zero it caps the ratings above it.
report-term-withheld = Not disclosed
report-meaning-withheld = The figure exists and is not published, because it rests on fewer than { $smallest } institutions or would allow conclusions about single institutions.
report-annex-citation = How to cite this report
report-citation-introduction = The findings were frozen before this report was made from them.
report-citation-title = Suggested citation
report-citation = { $publisher }: { $title }. Findings of the assessment round “{ $round }”, { $date }.
report-citation-release = Release SHA-256: { $sha256 }
report-citation-check = Whoever has the release file can compute its SHA-256 and compare it with the one above. If they are the same, the figures of this report are those that were released.
report-citation-draft = This copy was made without a frozen release. It is a draft and should not be cited.

report-scorecard-title = Scorecard of the institution
report-state-not-applicable = not applicable
report-state-unanswered = unanswered
report-state-do-not-know = do not know
report-state-no-data = no data
report-card-round = Assessment round
report-card-state = State of the response
report-card-accepted-on = Accepted on { $date }
report-card-not-accepted = Not yet accepted
report-card-made-on = Scorecard made on
report-card-notice = For the institution named above and for the reviewers of the publisher only. It contains answers of one institution and is not for publication.
report-card-draft-title = Provisional figures
report-card-draft = The response has not been accepted. The answers rest on the institution’s own assessment alone and may still change, and the figures with them.
report-card-result = Result
report-card-score-and-rating = The score is { $score } of 100; the rating is “{ $rating }”.
report-card-score-without-rating = The score over what was answered is { $score } of 100. No rating is given, because coverage is below the minimum of { $minimum }.
report-card-capped = { $count ->
    [one] The score alone would give “{ $level }”; the rating is lower, because a core element scores zero: { $elements }.
   *[other] The score alone would give “{ $level }”; the rating is lower, because { $count } core elements score zero: { $elements }.
}
report-card-quoted = “{ $words }”
report-card-all-answered = Everything that applies is answered.
report-card-range = Coverage is { $coverage }; depending on what is missing, the score could lie between { $lower } and { $upper }.
report-card-gap = The gap to the target of { $target } is { $gap } points.
report-card-no-gap = The target of { $target } is reached.
report-card-nothing-applies = Nothing in it applies to the institution, so there is no score.
report-card-nothing-answered = Nothing in it is answered yet, so there is no score.
report-card-progress = { $asked ->
    [one] One question was put to the institution;
   *[other] { $asked } questions were put to the institution;
} { $given ->
    [0] none has been dealt with.
    [one] one has been dealt with, by an answer or by stating why there is none.
   *[other] { $given } have been dealt with, by an answer or by stating why there is none.
}
report-card-topics = Scores by topic
report-card-indicators = Scores by indicator
report-card-profile = Scores against the target
report-card-note = Scores are on a scale from 0 to 100; the target is { $target }. Range: where the score could lie if the missing answers were known. A rating is given from a coverage of { $minimum } on.
report-card-complete = complete
report-card-interval = { $lower }–{ $upper }
report-card-no-rating = no rating
report-card-steps = What would lift the ratings
report-card-steps-introduction = Each step below was tried by itself: one answer was replaced by the next better one, and everything was scored again. Only answers given by choosing one of several options are tried.
report-card-no-steps = No single better answer was found that would raise a score.
report-card-no-single-step = No single step would lift the rating of the whole by a level; several steps together are needed. These raise the score most:
report-card-single-steps = { $count ->
    [one] One single step would lift the rating of the whole by a level. The steps that raise it most are:
   *[other] Any one of { $count } single steps would lift the rating of the whole by a level. The steps that raise it most are:
}
report-card-steps-table = Next steps for the whole
report-card-steps-note = The score is now { $score }. Each row shows what the step by itself would give; the rises do not simply add up.
report-card-steps-by-topic = The most effective step for each topic
report-card-steps-by-topic-table = Next steps by topic
report-card-step = Next step, and the question it belongs to
report-card-score-now = Score now
report-card-score-then = Score with it
report-card-rating-then = Rating with it
report-card-establish = Establish the facts, so that the answer can be “{ $option }”.
report-card-explanation = How the scores come about
report-card-explanation-introduction = Every score is made from its parts. Unless another rule is named, it is their weighted mean: the tables show for each topic the weight of each part, its score, its share of the total weight of the parts that have a score, and what it contributes. Contributions add up to the score.
report-card-part = Part
report-card-weight = Weight
report-card-share = Share
report-card-contribution = Contribution
report-card-sum = Sum
report-card-parts = { $topic }: the parts
report-card-part-left-out = left out
report-card-own-answers = Answers of the institution for itself
report-card-left-out-introduction = Nothing in these topics applies to the institution. They are left out of every score:
report-card-without-score = Topics without a score
report-card-unanswered-introduction = In these topics nothing is answered yet. They lower the coverage of what stands above them and leave its score open:
report-card-none-met = None of the elements is met.
report-card-answers = All answers
report-card-answers-introduction = The answers as they were given, with notes and sources. The score of a question is in points of 100.
report-card-hidden = { $count ->
    [one] One question was not put, because it does not concern the institution by its kind, tasks or earlier answers.
   *[other] { $count } questions were not put, because they do not concern the institution by its kind, tasks or earlier answers.
}
report-card-question = Question
report-card-answer = Answer
report-card-comment = Note: { $words }
report-card-source = Source: { $words }
report-card-met = Met: { $elements }
report-card-not-met = Not met: { $elements }
report-card-left-out-elements = Not applicable: { $elements }
report-card-not-applicable-because = Not applicable: { $reason }
report-card-not-scored = not scored
