## Formats

percent = { $number }%
date-time = { $date }, { $time }
interval = between { $lower } and { $upper }
progress = { $answered } of { $total } questions answered
institutions-with-gap = { $count } of { $total } institutions have a gap

## Around every page

product-name = Baseline assessment on business and human rights
product-short = Baseline assessment
skip-link = Skip to main content
language-switch = Language
navigation = Main menu
sign-out = Sign out
footer = Answers are confidential. They are read by the institution itself and by the human rights institution; others see only combined figures.
notice-saved = Saved
save = Save
cancel = Cancel
change = Change
comment = Comment
source = Source
email = Email address
password = Password
not-known = Not known
error-summary-title = There is a problem
error-prefix = Error:
to-first-page = Go to the home page
to-sections = All sections
to-response = Back to the response
figure-numbers = Show the numbers as a table

## Columns of tables

column-answered = Answered
column-changed = Last change
column-deadline = Deadline
column-gap = Gap
column-institution = Institution
column-institutions = Institutions
column-name = Name
column-people = People
column-questionnaire = Questionnaire
column-rating = Rating
column-released-at = Released on
column-role = Role
column-round = Round
column-score = Score
column-state = Status
column-topic = Topic

## Roles

role-respondent = Respondent
role-respondent-hint = Answers the questions for one institution
role-reviewer = Reviewer
role-reviewer-hint = Works at the human rights institution; reviews responses, closes rounds, releases findings
role-policymaker = Policymaker
role-policymaker-hint = Reads released findings only
role-administrator = Administrator
role-administrator-hint = Sets up rounds, institutions and people. Sees no answers, only which questions an institution says are outside its mandate

## Coming in

sign-in-title = Sign in
sign-in-button = Sign in
sign-in-help = You can sign in after you have accepted an invitation. If you have lost your password, ask the administrator for a new invitation.
sign-in-refused = The email address or the password is not right
sign-in-signed-out = You have signed out.
invitation-title = Accept your invitation
invitation-text = You have been invited to the baseline assessment. Enter your name and choose a password.
invitation-name = Your name
invitation-name-hint = First name and surname, as in official letters
invitation-password = Choose a password
invitation-password-hint = At least 12 characters. Several words in a row are easy to remember.
invitation-password-again = Repeat the password
invitation-button = Accept and sign in
invitation-gone-title = This link no longer works
invitation-gone-text = An invitation link works once and for a limited time. If you have used it before, sign in with your email address and password. Otherwise ask the administrator for a new invitation.
invitation-gone-sign-in = Sign in
home-title = Home
home-link = Home
home-nothing = Nothing is waiting for you at the moment.
home-respondent = You answer for your institution. Your answers are saved as you go, and you can stop and come back at any time.
home-reviewer = You review the responses of the institutions and draw findings from them.
home-policymaker = You can read the findings that have been released.
home-administrator = You set up rounds and institutions and invite people.
deadline-until = Submit by { $date }

## A response and its sections

state-open = In progress
state-submitted = Submitted
state-returned = Returned
state-accepted = Accepted
sections-title = Sections
sections-none = There are no questions for your institution in this questionnaire.
sections-none-given = Nobody has given you a part of this questionnaire yet. The colleague who coordinates the answers can do that.
sections-not-asked = Sections that are not asked of your institution: { $count }
sections-of-others = Sections your colleagues answer: { $count }
section-complete = Complete
section-started = In progress
section-not-started = Not started
section-place = Section { $number } of { $total }
section-nothing-applies = No question of this section applies to your institution.
section-save-next = Save and continue
section-save-sections = Save and return to all sections
section-next = Next: { $title }
progress-label = Questions answered
check-link = Check your answers and submit
scorecard-link = See your scores
response-accepted-at = This response was accepted on { $at }. It can no longer be changed.
returned-title = Please make changes and submit again

## A question

question-help = What counts, and what shows it
question-evidence = Documents that would show it:
question-sources = What this question is based on:
question-explain = If your answer falls short, please explain why in the comment.
answer-instead = Or, if you cannot answer
answer-do-not-know = Do not know
answer-do-not-know-hint = Nobody you could ask knows the answer
answer-no-data = No data
answer-no-data-hint = Nobody collects this information
answer-not-applicable = Not applicable
answer-not-applicable-hint = The question does not concern your institution
answer-reason = Why is it not applicable?
answer-reason-choose = Choose a reason
answer-tick = Tick everything that is met.
answer-left-out = Not applicable
answer-none-of-these = None of these
answer-unanswered = Not answered
answer-clear = Clear answer
answer-score = Score: { $score }
answer-saved-by = Saved on { $at } by { $name }
source-hint = Act, order number and date, or web address
number-from = { $minimum } or more
number-to = { $maximum } or less
number-between = Between { $minimum } and { $maximum }
indicator-structural = structural
indicator-process = process
indicator-outcome = outcome

## A question and the guidance beside it

question-about = What is this about?
question-principles = Guiding Principles it stands under:
question-terms = Terms used here:
question-about-opens = The guidance opens in a new tab.
option-evidence = What would show it:
answer-hidden = Hidden: kept, not counted
answer-hidden-by = Hidden by the answer to: { $question }
prompt-explain = This answer falls short of the target. Please explain why in the comment.
prompts-title = Answers to look at again
prompts-text = A comment on the answer settles it. None of this keeps a response from being submitted.
translation-behind = This translation is of version { $behind }; the English text of version { $version } governs. What has not been translated is shown in English.
translation-missing = This questionnaire has not been translated to your language yet; the English text is shown.

## Guidance pages

guidance-title = Guidance
guidance-heading = Guidance on the Guiding Principles
guidance-lead = What each principle asks, whom it concerns, what good practice looks like, and what the terms mean. Open to everybody.
guidance-search = Search the guidance
guidance-search-hint = Principles, terms and questions. Letters of a plain keyboard will do: “teskilat” finds “təşkilat”.
guidance-search-button = Search
guidance-found = { $count ->
    [one] { $count } result for “{ $query }”
   *[other] { $count } results for “{ $query }”
}
guidance-found-nothing = Nothing was found for “{ $query }”. Try fewer words, or only the beginning of a word.
guidance-found-short = Type at least two letters of a word.
guidance-found-principles = Principles ({ $count })
guidance-found-terms = Terms ({ $count })
guidance-found-questions = Questions ({ $count })
guidance-found-more = Only the first { $count } are shown. Add a word to find fewer.
guidance-asked-in = { $questionnaire } · { $section }
guidance-terms = { $count ->
    [one] { $count } term
   *[other] { $count } terms
}
guidance-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
guidance-principle = Principle { $number }
guidance-principle-title = Principle { $number }: { $title }
guidance-pillar-1 = Pillar I: the State duty to protect human rights
guidance-pillar-2 = Pillar II: the corporate responsibility to respect human rights
guidance-pillar-3 = Pillar III: access to remedy
guidance-asks = What it asks
guidance-concerns = Whom it concerns
guidance-good-practice = What good practice looks like
guidance-asked = Where it is asked
guidance-not-asked = No questionnaire asks about this principle.
guidance-not-written = This page has not been written yet.
guidance-sources = Sources
guidance-source-principle = UN Guiding Principles, Principle { $number }: { $title }
guidance-source-open = To be confirmed by a lawyer
guidance-neighbours = Other principles
guidance-previous = Previous
guidance-next = Next
glossary-title = Glossary
glossary-link = All terms with what they mean, in three languages
glossary-lead = The terms used in the questionnaires and on these pages, what they mean, and the same term in the other languages.
glossary-open = Term to be confirmed by a native lawyer
glossary-empty = There are no terms yet.

## Forms that cannot be taken

error-required = Fill in this field.
error-too-long = This is too long. Shorten it.
error-choose = Choose one of the answers given.
error-choose-institution = Choose the institution the respondent answers for.
error-no-institution = Only a respondent belongs to an institution.
error-email = Enter an email address, for example aysel@example.org.
error-date = Enter a date as year, month and day, for example 2026-11-30.
error-number = Enter a number.
error-number-between = Enter a number between { $minimum } and { $maximum }.
error-number-from = Enter a number that is { $minimum } or more.
error-number-to = Enter a number that is { $maximum } or less.
error-elements = “None of these” goes with no other element, and an element is either met or not applicable.
error-both = Give an answer or say why there is none, not both.
error-not-asked = This question is not put to you as things are now.
error-not-saved = This could not be saved. Try again in a moment.
error-password-short = Choose a password of at least 12 characters.
error-password-differs = Both passwords must be the same.
error-name-taken = This name is in use already. Choose another.
error-confirm = Confirm that you have checked what is released.
error-unit-kind = No questionnaire this institution can still answer knows this kind of unit.
error-no-questionnaire = No questionnaire of the round is meant for { $institution }.
submit-changed = An answer was saved while you were submitting. Check the answers and submit again.
review-changed = This response has changed since you opened it. Look at its present state and decide again.
round-closed-already = This round is closed.

## What has been done

notice-accepted = The response has been accepted.
notice-returned = The response has been returned to the institution.
notice-closed = The round is closed. Its findings can be read now.
notice-released = The findings have been released.
notice-round-created = The round has been created. Add the institutions that take part.
notice-enrolled = The institutions have been added.
response-submitted-at = This response was submitted on { $at } and is being reviewed.
response-round-closed = The round is closed. This response can no longer be changed.
person-inactive = May not sign in

## Pictures and scores

count-of-total = { $count } of { $total }
chart-range = Possible range
chart-no-score = No score
chart-not-rated = Not rated
chart-profile-description = One bar for each topic: its score from 0 to 100. The numbers stand in the table below.
chart-distribution-description = One bar for each group, divided by the number of institutions at each level. The numbers stand in the table below.
chart-coverage-description = One bar for each kind of institution, divided by how far the responses have come. The numbers stand in the table below.
scorecard-accepted = These scores follow from the answers accepted on { $at }.
score-own = The institution itself
score-lift = { $question } With the answer “{ $option }” the score would be { $score }.
rule-lowest = The weakest part decides the score.
rule-geometric = The score is the weighted geometric mean of its parts, so a weak part weighs more heavily.
rule-all-some-none = The score is full when every part is full, nothing when no part has anything, and one half otherwise.
rule-mean-of-kinds = The score is the mean over the kinds of units; for each kind, the mean of its units.

## Topics of findings

findings-wholes = Scores by questionnaire
findings-principles = Scores by principle
finding-all = All institutions
finding-by-kind = By kind of institution
finding-parts = What this is made of
gap-most = More than three quarters of { $total } institutions have a gap
gap-few = Fewer than a quarter of { $total } institutions have a gap
gaps-other = Other topics

## Saving while typing

autosave-saving = Saving…
autosave-saved = Saved at {"{time}"}
autosave-kept = Kept on this device. We keep trying to save it; you can go on.
autosave-page-only = This device cannot keep your answer. Leave this page open until it is saved.
autosave-sign-in = You have been signed out. Sign in again in a new tab; what you wrote stays here and will then be saved.
autosave-conflict = Somebody else has changed this answer. Choose which one to keep.
autosave-reason = Choose a reason to save this answer.
autosave-closed = This response can no longer be changed. Copy what you need from this page.
conflict-title = Somebody else has changed this answer
conflict-text = Your answer has not been saved. Both are shown in full; choose which to keep.
conflict-by = Changed by
conflict-at = Changed on
conflict-answer = Answer
conflict-choose = Which answer should be kept?
conflict-mine = Keep my answer
conflict-theirs = Keep the saved answer

## Handing in

check-title = Check your answers
check-remarks-title = Before you submit
check-unanswered = { $count ->
    [one] { $count } question is not answered.
   *[other] { $count } questions are not answered.
}
check-unexplained = { $count ->
    [one] { $count } answer should be explained in the comment.
   *[other] { $count } answers should be explained in the comment.
}
check-remarks-text = You can submit as it is. With many questions unanswered, no rating is given.
submit-title = Submit
submit-text = By submitting you confirm that the answers are given on behalf of your institution. You cannot change them afterwards unless they are returned to you.
submit-already = This response has been submitted already.
submitted-title = Response submitted
submitted-next-title = What happens next
submitted-next-text = The human rights institution reviews the answers. It accepts them, or returns them to you with a message.
submitted-read = Read your answers

## Scores

scorecard-title = Scores
scorecard-self-assessed = These scores follow from your own answers. They have not been reviewed yet.
scorecard-profile = Profile
scorecard-principles = By principle
score-target = Target
score-gap = Gap to target
score-coverage = Answered
score-why = How this score came about
score-why-lifts = How this score came about, and what would raise it
score-parts = What went into this score
score-part = Part
score-weight = Weight
score-contribution = Contribution
score-sum = Total
score-caps = What limits the rating:
score-lifts = What would raise the rating:
rating-not-enough = No rating: too few questions answered
rating-not-applicable = Not applicable
rule-weighted-mean = The score is the weighted mean of its parts: weight times score, added up. Parts that are not applicable are left out.
cap-core = “{ $title }” is essential and stands at zero, so the rating cannot be higher.

## Rounds and review

rounds-title = Rounds
rounds-none = There is no round yet.
round-open = Open
round-closed = Closed
round-smallest-cell = Smallest group shown
round-smallest-cell-hint = A released figure rests on at least this many institutions. Not fewer than 3; 5 is usual.
round-who-stands-where = Responses by institution
round-no-institutions = No institution takes part yet.
round-create = Create a round
round-create-button = Create the round
round-name = Name of the round
round-name-hint = For example: Baseline assessment 2027
round-deadline = Deadline
round-deadline-hint = The last day for submitting. Leave empty if there is none.
round-questionnaires = Questionnaires
round-enrolled = Institutions taking part
enrol-title = Add institutions
enrol-legend = Institutions
enrol-hint = Each gets the questionnaires meant for its kind.
enrol-none = All institutions take part already.
enrol-button = Add to the round
close-title = Close the round
close-text = When a round is closed, findings are drawn from the accepted responses. After that no answer can be changed, and the round cannot be opened again.
close-accepted = { $count ->
    [0] No response is accepted yet.
    [one] { $count } accepted response will count.
   *[other] { $count } accepted responses will count.
}
close-left-out = These will not count
close-waiting = { $count ->
    [one] { $count } response is waiting for review.
   *[other] { $count } responses are waiting for review.
}
close-returned = { $count ->
    [one] { $count } response was returned and has not come back.
   *[other] { $count } responses were returned and have not come back.
}
close-open = { $count ->
    [one] { $count } response has not been submitted.
   *[other] { $count } responses have not been submitted.
}
close-confirm = I understand that a closed round cannot be opened again
close-confirm-missing = Confirm that the round should be closed
close-button = Close the round
review-submitted-by = Submitted by
review-submitted-at = Submitted on
review-scorecard = See how each score came about
review-not-waiting = This response is not waiting for review.
accept-title = Accept
accept-text = An accepted response counts in the findings. The institution can no longer change it.
accept-button = Accept the response
return-title = Return for changes
return-message = Message to the institution
return-message-hint = Say which answers should be changed or documented, and why.
return-button = Return the response

## Findings and releases

findings-title = Findings
findings-asked = Institutions asked
findings-accepted = Responses accepted
findings-response-rate = Response rate
findings-pillars = Scores by pillar
findings-no-ranking = Institutions are not ranked.
findings-none = There are no findings to show.
findings-drawn-at = Drawn on { $at } from the accepted responses.
findings-released-at = Released on { $at }.
finding-distribution = Institutions by rating
finding-institutions = Institutions
gaps-title = Gap register
gaps-text = Everything that falls short of its target, in the order of the questionnaires.
gaps-none = No gap has been found.
gap-principles = Principles
gap-kind = What is measured
gap-mean = Mean gap
gap-next-steps = First steps to close it:
withheld = Withheld
withheld-sentence = This finding is withheld: it could show what a single institution answered.
withheld-title = What is withheld
withheld-why = Figures that could show what a single institution answered are not released.
withheld-small = { $count ->
    [one] { $count } figure rests on fewer than { $smallest } institutions.
   *[other] { $count } figures rest on fewer than { $smallest } institutions each.
}
withheld-same = { $count ->
    [one] In { $count } figure all institutions stand at the same end of the scale.
   *[other] In { $count } figures all institutions stand at the same end of the scale.
}
withheld-secondary = { $count ->
    [one] { $count } figure is withheld because a withheld one could be worked out from it.
   *[other] { $count } figures are withheld because a withheld one could be worked out from them.
}
releases-title = Released findings
releases-text = Findings of closed rounds that the human rights institution has released.
releases-none = Nothing has been released yet.
release-title = Release the findings
release-text = Policymakers see only what is released here. A release never changes.
release-withheld = Withheld from this release:
release-confirm = I have checked what is released and what is withheld
release-button = Release
release-too-few = There are too few accepted responses to release anything.

## Institutions, people, log

institutions-title = Institutions
institutions-none = There is no institution yet.
institution-new = Add an institution
institution-name = Name
institution-name-hint = The full official name
institution-kind = Kind of institution
institution-size = Number of employees
institution-sector = Sector
institution-sector-hint = Sections of the international industry classification (ISIC). Some sectors get questions of their own.
institution-region = Region
institution-ownership = Ownership
institution-ownership-hint = Who owns or controls it
institution-mandates = Mandates
institution-mandates-hint = What the law charges it with. Each opens questions of its own. Choose nothing if it is not known yet.
sector-a = Agriculture, forestry and fishing
sector-b = Oil, gas and mining
sector-c = Manufacturing
sector-d = Electricity and gas supply
sector-e = Water supply, sewerage and waste
sector-f = Construction
sector-g = Trade and vehicle repair
sector-h = Transport and storage
sector-i = Accommodation and food services
sector-j = Information and communication
sector-k = Finance and insurance
sector-l = Real estate
sector-m = Professional, scientific and technical work
sector-n = Administrative and support services
sector-o = Public administration and defence
sector-p = Education
sector-q = Health and social work
sector-r = Arts, entertainment and recreation
sector-s = Other services
sector-t = Households as employers
sector-u = International organisations
mandate-labour-inspection = Labour inspection
mandate-procurement = Public procurement (rules, oversight, central buying)
mandate-state-ownership = State ownership of companies
mandate-investment = Investment, treaties and State contracts, work in international organisations
mandate-export-finance = Export credit and development finance
mandate-reporting = Company law and reporting by companies
mandate-conflict-affected-areas = Conflict-affected areas and their reconstruction
mandate-public-services = Public services delivered by enterprises
mandate-environment = Environment and land
mandate-consumer-data = Consumers and personal data
mandate-courts = Courts, prosecution and legal aid
mandate-remedy-mechanisms = Complaint bodies and other non-judicial mechanisms
mandate-education = Education, training and awareness
mandate-groups-at-risk = Groups at risk
mandate-none = None of these
error-mandates-none = Choose either mandates or “None of these”.
institution-units = Units
institution-units-text = Parts of the institution that answer some questions for themselves.
unit-name = Name of the unit
unit-kind = Kind of unit
unit-add = Add the unit
kind-government = Government body
kind-state-owned = State-owned company
kind-private = Private company
kinds-government = Government bodies
kinds-state-owned = State-owned companies
kinds-private = Private companies
size-micro = 1 to 10 (micro)
size-small = 11 to 50 (small)
size-medium = 51 to 250 (medium)
size-large = More than 250 (large)
people-title = People
people-none = Nobody has been invited yet.
people-no-institution = None
person-active = Active
person-invited = Invited
invite-title = Invite a person
invite-institution-hint = For respondents only
invite-button = Create an invitation link
invited-title = Invitation created
invited-text = Send this link to { $email }. Use a channel you trust.
invited-link = Invitation link
invited-expires = It works once, until { $at }.
invited-once = The link is shown only now. If it is lost, create a new invitation.
audit-title = Audit log
audit-text = Who did what and when. Entries are never changed or deleted.
audit-none = There are no entries yet.
audit-at = When
audit-actor = Who
audit-action = What
audit-subject = On what
audit-newer = Newer entries
audit-older = Older entries

deed-answer-save = Saved an answer
deed-institution-add = Added an institution
deed-institution-update = Changed an institution
deed-invitation-add = Invited a person
deed-invitation-use = Accepted an invitation
deed-questionnaire-add = Added a questionnaire
deed-release-add = Released findings
deed-response-add-units = Added units to a response
deed-response-enrol = Added an institution to a round
deed-response-set-state = Changed the status of a response
deed-round-add = Created a round
deed-round-close = Closed a round
deed-round-import = Imported a round
deed-session-add = Signed in
deed-session-delete = Signed out
deed-user-add = Added a person
deed-user-deactivate = Ended a person’s access
deed-user-renew = Let a person in again by an invitation
deed-user-set-language = Changed the language
deed-user-set-password = Changed a password

## When something does not work

not-found-title = Page not found
not-found-text = The page does not exist, or you do not have access to it. Check the address or go to the home page.
conflict-page-title = This has changed meanwhile
conflict-page-text = Nothing has been changed by you. Look at the present state and decide again.
invalid-title = This could not be understood
invalid-text = Nothing has been saved. Go back and try again.
too-many-title = Too many attempts
too-many-text = Wait a few minutes and try again.
broken-title = Something went wrong on our side
broken-text = What you did may not have been saved. Go back and try again. If it happens again, tell the administrator.
broken-reference = Reference: { $reference }
expired-title = Please send the form again
expired-text = The page was open too long, so it was not saved. Nothing you typed is lost: check it below and send it again.
expired-sign-in = First sign in again (opens in a new tab)
expired-typed = What you typed
expired-button = Send again


## Findings routes

group-nothing-accepted = No accepted response
group-not-applicable = Does not apply
group-too-little = Too little answered
group-not-asked = Not asked
mean-and-count = { $mean } ({ $count })
findings-by-kind = { $caption }, by kind of institution
findings-by-kind-note = Mean score; in brackets the number of institutions it rests on.
share-most = over three quarters
share-few = under a quarter
column-with-gap = With a gap
finding-not-applicable-to = Institutions it does not apply to
findings-so-far = From the responses accepted so far.
findings-provisional = Provisional: the round is still open, and every response accepted or returned changes these findings.
findings-nothing-accepted = No response has been accepted. There is nothing to draw findings from.
findings-few-accepted = { $count ->
    [one] Only one response is accepted. What stands here is about this institution alone. Nothing can be released before at least { $smallest } are accepted.
   *[other] Only { $count } responses are accepted. What stands here is about these institutions alone. Nothing can be released before at least { $smallest } are accepted.
}
findings-parts-of = Scores of the parts of “{ $title }”
findings-part-ratings = Institutions by rating: parts of “{ $title }”
findings-pillar-ratings = Institutions by rating, by pillar
findings-principle-ratings = Institutions by rating, by principle
findings-report = Report (PDF):
finding-nothing-accepted = Nothing can be said: no response to these questions has been accepted.
finding-not-applicable = This does not apply to any of the institutions that answered, so there is nothing to score.
finding-too-little = No score: too little has been answered here.
finding-no-score = No institution has a score here.
finding-share-withheld = How many institutions have a gap is withheld.
finding-mean = Mean score
finding-counted = Institutions with a score
finding-interval = Mean score if every open question were answered
finding-coverage = Answered on average
gaps-nothing-accepted = No response has been accepted. Whether there are gaps cannot be said.
gaps-nothing-scored = Nothing has a score. Whether there are gaps cannot be said.
gaps-none-released = No gap can be shown.
release-fingerprint = Fingerprint (SHA-256)
release-round-open = Findings can be released when the round is closed.

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
report-ratings-withheld = not disclosed (see Annex 1)
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
report-mean-score = Mean score (rounded)
report-below-target = Below target
report-target = Target
report-target-line = Target ({ $target })
report-range = Range
report-rounding-range = Range rounded to the mean
report-nothing-shown = Not disclosed or no score
report-note = Scores are on a scale from 0 to 100. Mean scores are rounded, the more coarsely the fewer institutions they rest on (section 2.6). “Below target” counts the institutions whose own score is below the target.
report-note-target = Scores are on a scale from 0 to 100; the target is { $target }. Mean scores are rounded, the more coarsely the fewer institutions they rest on (section 2.6). “Below target” counts the institutions whose own score is below the target.
report-glance = The findings at a glance
report-by-kind = { $topic }, by kind of institution
report-indicators-of = { $topic }: the indicators
report-only-indicator = It rests on a single indicator: “{ $indicator }”.

report-summary = Executive summary
report-purpose-principles = This report presents the findings of the assessment round “{ $round }”. Government bodies and companies were asked what they have committed themselves to, what they do and what comes of it. Their answers are measured against the United Nations Guiding Principles on Business and Human Rights: the duty of the State to protect, the responsibility of business to respect, and access to remedy.
report-purpose = This report presents the findings of the assessment round “{ $round }”. The institutions were asked what they have committed themselves to, what they do and what comes of it, and their answers were scored by one published rule.
report-response-rate = Accepted responses: { $rate }. By kind of institution: { $kinds }. The findings rest on the accepted responses alone.
report-rate-of-kind = { $kind }, { $rate }
report-overall-principles = { $topics ->
    [one] The share of institutions below the target of { $target } points can be disclosed for one principle; { $below ->
        [0] no more
       *[other] more
    } than half of them are below it.
   *[other] The share of institutions below the target of { $target } points can be disclosed for { $topics } principles. { $below ->
        [0] On none of them are more than half of the institutions below it.
        [one] On one of them more than half of the institutions are below it.
       *[other] On { $below } of them more than half of the institutions are below it.
    }
}
report-overall-topics = { $topics ->
    [one] The share of institutions below the target of { $target } points can be disclosed for one topic; { $below ->
        [0] no more
       *[other] more
    } than half of them are below it.
   *[other] The share of institutions below the target of { $target } points can be disclosed for { $topics } topics. { $below ->
        [0] On none of them are more than half of the institutions below it.
        [one] On one of them more than half of the institutions are below it.
       *[other] On { $below } of them more than half of the institutions are below it.
    }
}
report-widest = Where the gaps are widest
report-widest-order = Topics are put in order by the share of institutions below target, as far as it is disclosed.
report-closest = Where practice comes closest to the target
report-standing = Below target: { $below }; mean score: { $mean }.
report-widespread = The most widespread single gaps
report-gaps-by-indicator = { $gaps ->
    [one] The gap register lists one indicator
   *[other] The gap register lists { $gaps } indicators
} on which a gap is common: { $structural } structural (laws and policies in force), { $process } process (what is done to apply them) and { $outcome } outcome (results for people). The most widespread are:
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
report-scoring-means = A mean score in this report is the mean over the institutions that have a score on the topic; every institution counts the same, whatever its size. Means are rounded so that no single score can be worked out (section 2.6). The gap of an institution is the target minus its score, and never below zero: there is no credit for passing the target.
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
report-disclosure-alike = Ratings and mean scores are disclosed where at least three institutions of the group are at another level than the commonest one; otherwise they would come close to saying what everybody answered.
report-disclosure-share = The number below target is disclosed where at least three institutions, and a quarter of the group, are on either side of the target. Where nearly all or nearly none of a larger group are below it, the report says “over three quarters” or “under one quarter” instead.
report-disclosure-means = Mean scores are rounded to steps no finer than what one institution can move them: steps of 20 points for 5 to 9 institutions, 10 for 10 to 19, 5 for 20 to 49, 2 for 50 to 99, and 1 from 100 institutions on. A rounded mean may thus seem to reach the target when the exact one does not; what counts is the number below target.
report-disclosure-gaps = A gap is in the register where at least three institutions, and a quarter of those with a score, are below target; a next step is named only where it would concern at least { $smallest } institutions.
report-disclosure-order = Institutions are never put in order, and no score of a single institution is published.
report-disclosure-words = A figure that is not disclosed is shown in words, never as a blank or a zero. Annex 1 lists what is not disclosed, topic by topic, with the reason.
report-limits = Limits
report-limit-frame = The institutions were selected, not drawn at random. The figures describe the institutions that answered and must not be carried over to all government bodies or companies of the country.
report-limit-kinds = Government bodies and companies answer different questions, because their duties differ. Their mean scores on one topic may be read side by side, but do not rank one kind above the other.
report-limit-not-legal = A score is neither a certificate nor a legal finding of compliance or breach.
report-limit-rounds = Comparisons with other rounds are sound only where the publisher states that the questionnaire versions are comparable.

report-overall = The overall picture
report-overall-profile = Scores against the target
report-overall-how-to-read = Each bar is the rounded mean score of the institutions that have a score on the topic; the line across its end is the range that was rounded to it. The dashed line is the target. A hatched bar stands for a figure that is not disclosed or does not exist; it is not a zero.
report-no-profile = No mean score can be disclosed here.
report-profile-upper = Rounded mean scores of the main areas
report-profile-all = Mean scores by topic, all institutions
report-profile-description = One bar for each topic, from 0 to 100, against the target.
report-overall-kinds = By kind of institution
report-overall-kinds-how-to-read = The following profiles show each kind of institution on the topics it was asked about.
report-profile-kind = { $kind }: mean scores by topic
report-no-profile-kind = { $kind }: no mean score of this kind by itself can be disclosed.
report-profile-of = { $topic }: mean scores
report-distribution-of = { $topic }: institutions by rating
report-distribution-description = One bar for each topic, divided by the number of institutions at each rating level.
report-distribution-note = The numbers in the bars are institutions; n is the number of institutions with a score. “Not rated” are those that answered too little of the topic for a rating.
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
report-sentence-mean = The mean score is about { $mean }.
report-sentence-mean-withheld = The mean score is not disclosed.
report-mean-of-kind = { $kind } { $mean }
report-sentence-kinds = Rounded mean scores by kind of institution: { $kinds }.
report-sentence-extremes = Among its indicators, as far as this is disclosed, the share below target is largest on “{ $most }” ({ $many }) and smallest on “{ $fewest }” ({ $few }).

report-register = Gap register
report-register-introduction = The register lists the indicators on which a gap is common: at least three institutions, and a quarter of those with a score, are below target. The most widespread gap comes first, as far as shares are disclosed. The next steps come from the questionnaires: each says what would lift an institution from the answer it gave to the next better one. They are named where at least { $smallest } institutions gave that answer.
report-register-empty = No gap can be disclosed in this round: either no gap is common, or the figures would rest on too few institutions.
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
report-withheld-count-meaning = “Number in words”: nearly all or nearly none are below target, so the number below target is given in words; “without number” means that even this could reveal single answers or another figure.
report-withheld-share = without number
report-withheld-ratings = without ratings
report-withheld-ratings-meaning = “Without ratings”: fewer than three institutions are at another level than the commonest one, too few have a rating, or the ratings of another group would be revealed.
report-withheld-mean = without mean
report-withheld-mean-meaning = “Without mean”: the mean goes with the ratings, and of a very small group it cannot be rounded safely.
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
report-card-left-out-answers-title = Some answers are left out
report-card-left-out-answers = Answers that are not shown to the person who made this file are counted here as not answered. The figures are therefore not those of the whole institution.
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
report-card-indicators-left-out = Not in the table, because nothing in them applies to the institution: { $count ->
    [one] 1 indicator.
   *[other] { $count } indicators.
}
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
report-card-evidence = What would show it: { $evidence }
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

## A questionnaire as a form for other programs

form-profile = About the institution
form-institution = Full official name of the institution
form-other = Other
form-other-which = Which other?
form-unit-hint = Leave empty if the institution answers as a whole.
form-explain = If your answer falls short, please explain why.
form-stands-alone = This answer cannot be combined with others.

### mail: letters

letter-greeting = Dear { $name },
letter-greeting-nobody = Dear colleague,
letter-open = Open the page:
letter-sign-in = Sign in at the usual address of the service; you will find everything on your home page.
letter-automatic = This letter was sent automatically. The service never asks for your password by email.
letter-reminders-off = If you do not want reminders, switch them off in the service under “Letters to me”.
letter-invitation-subject = Invitation to the baseline assessment on business and human rights
letter-invitation-institution = { $by } invites you to answer questions on business and human rights for { $institution }. Several people can work on the answers together, and nothing is submitted until you decide to.
letter-invitation-text = { $by } invites you to work on the baseline assessment on business and human rights. Your role: { $role }.
letter-invitation-link = Open this link and choose a password. It works once, until { $until }.
letter-invitation-care = Please do not pass this letter on: whoever opens the link first signs in under your name.
letter-renewal-subject = Choose a new password
letter-renewal-text = { $by } has sent you a link with which you can choose a new password. Your account and everything you entered stay as they are.
letter-assignment-subject = Your part of the answers: { $round }
letter-assignment-text = { $by } asks you to work on the response of { $institution } in the round “{ $round }”:
letter-invitation-tasks = You are asked to do this:
letter-part-answer = – Please answer: { $title }
letter-part-comment = – Please comment on: { $title }
letter-part-read = – For you to read: { $title }
letter-part-due = { $part } (by { $date })
letter-due-subject = Please answer by { $date }: { $round }
letter-due-text = Your colleagues are waiting for your answers for { $institution } in the round “{ $round }” by { $date }. These are not ready yet:
letter-overdue-subject = Your answers were due on { $date }: { $round }
letter-overdue-text = Your answers for { $institution } in the round “{ $round }” were due on { $date }. These are not ready yet; if you cannot do them, please tell the focal point of your institution:
letter-mention-subject = { $by } mentioned you in a comment
letter-mention-text = { $by } mentioned you in a comment on this question of the response of { $institution } in the round “{ $round }”: “{ $question }” Comments are not sent by email; you can read them in the service.
letter-question-subject = Question to the help desk from { $institution }
letter-question-text = { $by } ({ $institution }, round “{ $round }”) asks the help desk about this question: “{ $question }” What was asked is not sent by email; you can read it in the service.
letter-answer-subject = The help desk has answered
letter-answer-text = The help desk has answered what you asked about this question of the response of { $institution } in the round “{ $round }”: “{ $question }” The reply is not sent by email; you can read it in the service.
letter-handed-in-subject = Submitted: { $round }
letter-handed-in-text = The response of { $institution } in the round “{ $round }” has been submitted. It will now be reviewed. You do not need to do anything.
letter-returned-subject = Returned with a message: { $round }
letter-returned-text = The response of { $institution } in the round “{ $round }” has been returned to you. Please make the changes asked for and submit it again. You will find the message from the reviewer on the page of the response.
letter-returned-message = Message from the reviewer:
letter-accepted-subject = Accepted: { $round }
letter-accepted-text = The response of { $institution } in the round “{ $round }” has been accepted. It can no longer be changed, and counts in the findings of the round. You can read the scorecard of your institution in the service.
letter-deadline-subject = Please submit by { $date }: { $round }
letter-deadline-text = The response of { $institution } in the round “{ $round }” has not been submitted yet. The deadline is { $date }.
letter-deadline-passed-subject = The deadline has passed: { $round }
letter-deadline-passed-text = The deadline of the round “{ $round }” was { $date }. The response of { $institution } has not been submitted. As long as the round is open you can still submit it; please do so soon, or write to us if you cannot.

letters-title = Letters
letters-lead-mail = The service sends letters by email.
letters-lead-mail-by-hand = The service sends letters by email. Those under “To pass on” were written while it sent none: they are not sent any more, please pass them on yourself.
letters-lead-by-hand = No mail server is set up, so the service sends no email. Please pass these letters on yourself. Letters that had not gone out when email was switched off are among them; they are not sent later.
letters-filter = Show letters
letters-none = There are none.
letters-more = Only the newest { $count } are shown.
letters-to = To
letters-about = About
letters-written = Written
letters-next = Next attempt
letters-settled = When
letters-trouble = What went wrong
letters-attempts = Attempts
letters-words = Text to pass on
letters-secret = The link was shown once, when the person was invited. If it is lost, invite the person again.
letters-private = The text is for its reader alone. Tell them what the letter is about; they find the text in the service.
letters-retry = Try again
letters-pass-on = I have passed it on
letters-state-waiting = Waiting
letters-state-sending = Being sent
letters-state-sent = Sent
letters-state-failed = Failed
letters-state-by-hand = To pass on
letters-state-passed-on = Passed on
letters-state-dropped = No longer needed
letters-trouble-unreachable = The mail server cannot be reached, or does not take letters from this service. The service will try again by itself.
letters-trouble-later = The mail server did not take the letter this time. The service keeps trying for five days.
letters-trouble-refused = The mail server refuses the letter. Check the address.
letters-trouble-address = Mail cannot be sent to this address. Use an address written in plain English letters only.
letters-trouble-said = { $words } The server said: { $said }
letters-kind-invitation = Invitation
letters-kind-renewal = New password
letters-kind-assignment = Part of the answers given to somebody
letters-kind-mention = Mention in a comment
letters-kind-question = Question to the help desk
letters-kind-answer = Answer from the help desk
letters-kind-handed-in = Response submitted
letters-kind-returned = Response returned
letters-kind-accepted = Response accepted
letters-kind-deadline = Reminder before the deadline
letters-kind-deadline-passed = Reminder after the deadline
letters-kind-due = Reminder before a part is due
letters-kind-overdue = Reminder after a part was due
letters-notice-retried = The service will try to send the letter again.
letters-notice-passed-on = Thank you. The letter is marked as passed on.
letters-schedule = Reminders to those who have not submitted
letters-schedule-none = None: the round has no deadline.
letters-own-title = Letters to your colleagues
letters-own-lead = The service sends no email here. Please pass these letters on to your colleagues.
letters-own-task = { $count ->
    [one] 1 letter to pass on
   *[other] { $count } letters to pass on
}
letters-settings-title = Letters to me
letters-settings-text = You always get letters about what others do: when you are given a part, mentioned or answered, and when a response is returned or accepted.
letters-settings-legend = Reminders of deadlines
letters-settings-yes = Yes, remind me
letters-settings-no = No reminders
letters-settings-save = Save
letters-invited-sent = A letter with this link goes to { $email } by email. You find it under “Letters”.
letters-invited-words = Text to send with the link
letters-address-refused = Mail cannot be sent to this address. Use an address written in plain English letters only.
letters-deed-add = Wrote a letter
letters-deed-send = Sent a letter
letters-deed-fail = Could not send a letter
letters-deed-retry = Asked to send a letter again
letters-deed-pass-on = Passed a letter on
letters-deed-drop = Cancelled letters no longer needed
letters-deed-give-to-people = Put undelivered letters among those to pass on
letters-deed-reminders = Chose whether to be reminded
### workbook
workbook-title = Excel workbook
workbook-link = Fill in as an Excel workbook
workbook-lead = Take the questionnaire away as a workbook, fill it in without the internet, and bring it back.
workbook-download-title = Download
workbook-download-text = The workbook has every question with its help, the answers given so far, and drop-down lists. It opens in Excel and in LibreOffice.
workbook-download-xlsx = Workbook: { $language }
workbook-download-csv = Answers as a data file (CSV)
workbook-upload-title = Upload
workbook-upload-text = You will see every change before anything is saved.
workbook-upload-file = The workbook you filled in
workbook-upload-hint = An .xlsx file downloaded here, or submissions of the exported form from Kobo or ODK (.csv, .json, .zip). At most 20 MB.
workbook-upload-button = Upload and preview
workbook-preview-title = Check the changes
workbook-preview-nothing-stored = Nothing has been saved yet.
workbook-preview-file = File: { $file }
workbook-preview-empty = The file changes nothing: everything in it is saved already.
workbook-counts = Changes: { $changes }. To decide: { $conflicts }. Cells with errors: { $errors }. Answers that stay as they are: { $unchanged }.
workbook-absent = The file has no rows for some of the questions ({ $count }). The answers to them stay as they are.
workbook-changes-title = Changes
workbook-conflicts-title = Changed in the file and here, too
workbook-conflicts-text = These answers have been changed here since the file was made. Choose for each what is kept.
workbook-conflicts-form-title = Answered here already
workbook-conflicts-form-text = These questions already have another answer here. Choose for each what is kept.
workbook-cell-of-form = Row { $row }, column { $column }
workbook-conflict-stored = Saved now, by { $name } on { $at }
workbook-conflict-base = When the file was made
workbook-conflict-file = In the file
workbook-keep-file = Take what the file says
workbook-keep-stored = Keep what is saved
workbook-conflict-missing = Choose what is kept
workbook-errors-title = Cells with errors
workbook-errors-text = Correct them in the file and upload it again, or leave them out.
workbook-leave-out = Leave out the cells with errors ({ $count }) and save the rest
workbook-leave-out-missing = Tick that the cells with errors are left out, or correct the file
workbook-confirm = Save these changes
workbook-discard = Back without saving
workbook-overtaken = Nothing has been saved: after this page was shown, something in the response changed. This is how it stands now. Check it and save again.
workbook-column-from = Saved now
workbook-column-to = In the file
workbook-field-answer = Answer
workbook-submissions-title = Choose a submission
workbook-submission-unnamed = Institution not named
workbook-closed = This response can no longer be changed, so nothing can be uploaded.
workbook-gone = This upload is no longer kept. Upload the file again.
notice-workbook-taken = The answers in the file are saved
deed-upload-add = Uploaded a file with answers
deed-upload-take = Saved the answers of an uploaded file
workbook-sheet-read-me = Instructions
workbook-sheet-answers = Answers
workbook-institution = Institution
workbook-round = Round
workbook-column-code = Code (do not change)
workbook-column-unit = Unit
workbook-column-question = Question
workbook-column-help = What counts
workbook-column-answer = Answer
workbook-met = Met
workbook-not-met = Not met
workbook-elements-below = Answer in each of the rows below.
workbook-counted-in = Counted in: { $unit }
workbook-asked-when = Asked when: { $condition }
workbook-not-asked = Not asked at present, because of the answer to { $questions }.
workbook-not-asked-profile = Not asked of this institution.
workbook-and = and
workbook-or = or
workbook-unless = it is not so that ({ $condition })
workbook-at-least = at least { $count } of: { $conditions }
workbook-hint-choose = Choose from the list.
workbook-hint-day = Enter a date, for example 22.11.2026.
workbook-too-long-for-a-cell = This text is longer than a cell can hold. It stays as it is; change it online, on the page of the question.
workbook-how-fill = Where to write
workbook-how-fill-text = Write in the yellow cells of the sheet “Answers”. The other cells are locked so that nothing is lost by accident.
workbook-how-choose = Choosing an answer
workbook-how-choose-text = Click a cell and then the arrow beside it, and choose from the list. What must be true for each answer is written under “What counts”.
workbook-how-lists = Questions with several rows
workbook-how-lists-text = Some questions have a row for each element. Choose in each row whether it is met. Rows left empty count as not met once one of them is filled in.
workbook-how-comment = Comments and sources
workbook-how-comment-text = Write as much as you need; press Alt and Enter together to begin a new line. Under “Source” write the law, order or link that shows your answer.
workbook-how-conditions = Grey rows
workbook-how-conditions-text = They are not asked at present because of another answer. If you change that answer, fill them in. Questions that are not put to your institution at all are in hidden rows.
workbook-how-back = Bringing it back
workbook-how-back-text = Save the file as .xlsx and upload it on the page it was downloaded from. You will see every change before anything is saved. Colleagues may go on answering meanwhile; where both of you changed the same answer, you choose.
workbook-empty-title = Four kinds of empty answer
workbook-empty-text = They mean different things and are kept apart.
workbook-empty-unanswered = An empty cell: you have not come to it yet. It can be answered later.
workbook-empty-hidden-title = Grey row
workbook-empty-hidden = The question is not asked because of another answer. Nothing is expected there.
workbook-empty-unknown = This is an answer, too: nobody you could ask knows, or nobody collects the information.
workbook-empty-not-applicable = The question does not concern your institution. Choose the reason beside it.
workbook-wrong-word = “{ $typed }” cannot be chosen here. Choose from the list.
workbook-wrong-number = “{ $typed }” is not a number that can be read in only one way. Write it without a space, dot or comma between the thousands.
workbook-wrong-small = { $typed } is too small: at least { $minimum }.
workbook-wrong-large = { $typed } is too large: at most { $maximum }.
workbook-wrong-bounds = { $typed } is not between { $minimum } and { $maximum }.
workbook-wrong-day = “{ $typed }” is not a date. Write it as 22.11.2026.
workbook-wrong-no-reason = “Not applicable” needs a reason. Choose one.
workbook-wrong-reason-beside = There is a reason here, but the answer is not “Not applicable”. Remove one of them.
workbook-wrong-both = There is an answer and also a statement that there is none. Keep one of them.
workbook-wrong-formula = There is a formula here. Type the value.
workbook-wrong-strange = What is written here cannot be read as an answer. Type it again.
workbook-wrong-code = “{ $code }” is not a question or unit of this response. Put the code back as it was.
workbook-wrong-no-code = This row has no code, so it is not known which question is answered. Write in the row of the question.
workbook-wrong-twice = This row appears twice, first at { $first }. Keep one.
workbook-wrong-elements = Rows of this question are missing. Put them back or download the workbook again.
workbook-wrong-not-asked = This question is not put to your institution, or not after its other answers. Empty the cell.
workbook-wrong-not-yours = You may not answer this question: somebody else does.
workbook-wrong-ready = This section is marked as ready, so its answers are locked. Open the section again before changing them.
workbook-refused-empty = Choose a file. The one sent is empty.
workbook-refused-large = The file is larger than 20 MB. Remove pictures from it.
workbook-refused-much = When it is opened, the file becomes far larger than a questionnaire can be. Download the workbook again and fill that in.
workbook-refused-macros = The file has macros. Save it as an Excel workbook without macros (.xlsx).
workbook-refused-old = This is the old format of Excel (.xls). Save it as .xlsx.
workbook-refused-encrypted = The file is locked with a password. Remove the password and save it again.
workbook-refused-opendocument = This is a LibreOffice spreadsheet. Save it as Excel (.xlsx).
workbook-refused-web-page = This is a web page, not a workbook. Send the .xlsx file itself.
workbook-refused-other-file = This is not a workbook that can be read. Send the .xlsx file that was downloaded here.
workbook-refused-not-ours = This workbook was not downloaded here. Download one here and copy your answers into it.
workbook-refused-damaged = The hidden first row of the sheet with the answers is missing or changed. Download the workbook again.
workbook-refused-format = The workbook was made by another version of this service. Download it again.
workbook-refused-round = The workbook is of another round. Open that round to bring it back, or download the workbook of this one.
workbook-refused-institution = The workbook is of another institution. Download the one of yours here.
workbook-refused-questionnaire = The workbook belongs to another version of the questionnaire. Download it again.
workbook-refused-no-submissions = There is no submission in the file.
workbook-refused-form = None of the columns in the file belongs to a question of this response.
### units

units-title = Units of your institution
units-lead = If your institution has subordinate bodies, branches or companies, each of them can answer the sections you choose for itself. Nothing changes until you add a unit and choose a section.
units-link = Units: subordinate bodies that answer some sections for themselves
units-list = Units
units-none = There are no units yet. Your institution answers every section as a whole.
units-kind = Subordinate body, branch or company
units-add-title = Add a unit
units-rename = Save the name
units-up = Move up
units-down = Move down
units-remove = Remove
units-answered = { $count ->
    [one] { $count } answer stored
   *[other] { $count } answers stored
}
units-stays = This unit cannot be removed, because something has been answered or written for it, and answers are never deleted. You can rename it, or mark its questions as not applicable.
units-sections-title = Sections answered by each unit
units-sections-text = In a section you tick here, every question is put to each unit, and the score of a question is the mean of its units. The other sections are answered once, for the whole institution. Answers given so far are kept, whatever you choose.
units-sections-legend = Sections
units-sections-refused = These sections cannot be answered by each unit as chosen. The reasons are given below.
units-decides = Section “{ $section }”: the answer to “{ $question }” decides whether “{ $outside }” in section “{ $other }” is asked. Tick “{ $other }” as well, or leave out “{ $section }”.
units-unknown-section = There is no section “{ $section }”.
units-changed = Somebody changed the units meanwhile. Look at the page as it is now and try again.
units-closed = The response has been submitted or the round is closed. The units cannot be changed now.
units-kept-title = Answers kept that do not count now
units-kept-text = These answers were given before you chose who answers the section. They are kept with their history and count again if you go back to the earlier choice. You can copy them; an answer that is there already is left as it is.
units-kept-own = the whole institution
units-copy-to = Copy to
units-copy = Copy the answers
units-progress = Answers of each unit
units-score-title = Scores of the units
units-score-text = Where units answer, the score of a question is the mean of the units it applies to: first within each kind of unit, then over the kinds. A unit that has not answered lowers the share answered. The table shows what each unit scores in this topic by its own answers.
units-unplaced-title = Some of what you typed could not be saved
units-unplaced-text = While you were writing, your institution changed who answers the section “{ $section }”. What you typed is shown below and is not stored: copy what you need. Everything else on the page was saved.
units-unplaced-back = Go to the section “{ $section }”
units-deed-choose = Chose the sections answered by each unit
units-deed-order = Changed the order of the units of a response
units-deed-remove = Removed a unit from a response
units-deed-rename = Renamed a unit of a response
### team
team-title = People and tasks
team-text = Ask colleagues to help with this questionnaire. Each of them sees and does only what you give them.
team-section-state = State of this section
team-state-draft = Draft
team-state-released = Shown to colleagues
team-state-ready = Ready
team-release = Show to colleagues
team-ready = Mark as ready
team-ready-hint = Saves the answers and locks them, so that nobody changes them by accident. You can open the section again at any time.
team-reopen = Open again for changes
team-draft-own = This section is a draft. Only those who answer it see its answers until one of you shows it to colleagues.
team-draft-others = This section is a draft. Its answers are shown here once the colleagues who answer it show them.
team-released-by = Shown to colleagues: { $at }, { $name }
team-ready-by = Marked as ready: { $at }, { $name }. Its answers are locked until somebody who answers it opens it again.
team-opened-by = { $name } opened the draft of colleagues: { $at }
team-section-locked = This section is marked as ready, so its answers are locked. What you typed is still here. Open the section again to save it.
team-state-changed = Somebody has changed the state of this section meanwhile. Look at the section and decide again.
team-answer-in-draft = The answer is part of a draft and is not shown to you yet.
team-drafts-left = Some sections are still drafts. Before you submit, the colleagues who answer them must show them: { $sections }
team-left-out = Answers you do not see are counted here as not answered.
unread-question = a question you have no part in
team-open-link = A colleague is away? Open the draft
team-open-title = Open the draft of your colleagues?
team-open-writers = Answering this section: { $names }
team-open-text = You will see answers your colleagues have not shown yet. Your name and the time are recorded, and everybody in this section sees that you opened it. Do this only when they cannot show it themselves.
team-open-button = Open the draft
team-open-cancel = Go back
team-focal-point = Coordinates the answers
team-colleague = Colleague
team-role = What may they do?
team-role-answer = Answer
team-role-answer-hint = Reads, comments and answers. A whole section starts as a draft that only those who answer it see.
team-role-comment = Comment
team-role-comment-hint = Reads the answers and writes to colleagues about them
team-role-read = Read
team-role-read-hint = Reads the answers
team-due = Due { $date }
team-due-field = Due date
team-due-hint = May be left empty
team-due-past = This date has passed. Choose today or a later date.
team-late = Overdue
team-take-back = Take back
team-give-title = Give somebody a task
team-email-hint = Of a colleague in your institution. Somebody new gets a link to join.
team-email-refused = This address cannot be invited from here. Ask the human rights institution to invite this person.
team-name = Name
team-name-hint = For somebody new
team-name-missing = Give the name of the person you invite.
team-parts = What do they get?
team-single-questions = Single questions
team-part-missing = Choose at least one section or question.
team-part-unknown = One of the sections or questions chosen is not in this questionnaire. Choose again.
team-give-button = Give the task
team-invited-title = { $name } can join now
team-invited-words = Pass this text on to the person yourself
team-invitation-words = { $by } asks you to help answer a questionnaire on business and human rights for { $institution }. Once you have signed in, you will see what you are asked to do.
team-invited-sent = A letter with this link goes to { $email } by email.
team-home-tasks = Your tasks
team-home-mentions = Colleagues are waiting for you here
team-home-mention = { $name } mentioned you in a comment
comment-link = Comments and history
comment-count = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
comment-unread = You are mentioned
comment-title = Comments of colleagues
comment-text = Only people of your institution who work on this question read these comments.
comment-none = Nobody has written anything yet.
comment-field = Your comment
comment-mentions = Who should look at it?
comment-mentions-hint = They will see it on their home page.
comment-named = Mentioned: { $names }
comment-button = Add the comment
comment-stranger = One of the people chosen cannot read this question. Choose again.
help-desk-title = Questions to the help desk
help-desk-ask-title = Ask the human rights institution about this question
help-desk-outside = What you write here is read outside your institution, by the human rights institution.
help-desk-field = Your question
help-desk-with-answer = Show them our answer as it is now
help-desk-with-answer-hint = Otherwise they see the question of the questionnaire and your words, not your answer.
help-desk-answer-now = Our answer now:
help-desk-button = Send to the help desk
help-desk-nhri = (human rights institution)
help-desk-open = Waiting for an answer
help-desk-answered = Answered
help-desk-none = No institution has asked anything.
help-desk-text = Questions of institutions about the questionnaire. What their colleagues write to each other is not shown here.
help-desk-reply = Your answer
help-desk-reply-button = Send the answer
help-desk-last = Last message
history-title = History of the answer
history-none = Nothing has been saved yet.
history-from = Before
history-to = After
history-empty = Empty
history-answer = Answer
history-restore = Restore this answer
history-restored-not = This answer could not be restored: it was changed meanwhile, or can no longer be changed.
history-changes-title = What changed
history-changes-text = Who changed which answer, newest first. Drafts that are not shown to you are left out.
history-newer = Newer changes
history-older = Older changes
### sign
appearance-title = How this will appear
appearance-lead = Nobody outside the human rights institution sees your answers. Others see only figures about groups of institutions. This page shows the groups you would be counted in.
appearance-so-far = Institutions that have submitted so far: { $count } of { $total }.
appearance-not-known = What follows can change while others submit. In the end only accepted responses are counted, and on each topic only institutions with a score on it.
appearance-smallest = In this round no figure is published about fewer than { $count } institutions.
appearance-topics-all = Topics put to every kind of institution
appearance-topics-of = Topics put only to: { $kinds }
appearance-topic-count = Topics your answers are counted in: { $count }
appearance-asked = Institutions asked
appearance-handed-in = Submitted, with yours
appearance-now = As things stand
appearance-at-most = If everybody submits
appearance-recognised = Could you be recognised?
appearance-published = Published
appearance-figures = Figures about the whole group are published.
appearance-too-few = Withheld: fewer than { $count } institutions.
appearance-would-reveal = Withheld: beside the figures for all institutions, they would show a smaller group.
appearance-not-alone = No. Yours is the only institution in this group, so nothing is published about the group by itself.
appearance-not-too-few = No. Even if everybody submits, the group is too small, and nothing is published about it by itself.
appearance-not-would-reveal = No. Nothing is published about this group by itself.
appearance-not-yet = No. Nothing is published about this group until enough institutions are accepted, and then only figures about the group as a whole.
appearance-not-published = No. The figures are about the group as a whole; nobody who reads them can tell which institution answered what.
appearance-alike-title = When institutions answer alike
appearance-alike-text = If all or nearly all institutions of a group have the same rating on a topic, the ratings would show what each of them answered. The ratings and the mean of that topic are then left out. Whether this will happen is known only when the round is closed.
appearance-never-title = What is never published
appearance-never-name = The name of your institution beside any answer, score or rating
appearance-never-answers = A single answer or the score of a single institution
appearance-never-comments = Your comments
appearance-never-evidence = Your sources and evidence
appearance-never-signature = Who signed, and the order
appearance-nhri-title = What the reviewers see
appearance-nhri-text = The reviewers of the human rights institution see all your answers, comments, sources and evidence, your scores and who signed.
appearance-continue = Continue to signing
appearance-back = Change answers
sign-title = Sign and submit
sign-lead = The response is signed by the head of the institution, or by somebody who may sign for the head. The signature is based on an internal order.
sign-next = Next you see how the answers will appear. After that the response is signed and submitted.
sign-continue = Continue
sign-who = Who signs?
sign-as-head = The head of the institution
sign-as-delegate = Somebody who may sign for the head
sign-choose = Choose who signs.
sign-name = First and last name
sign-name-hint = Of the person who signs.
sign-name-missing = Write the name of the person who signs.
sign-post = Post
sign-post-missing = Write the post of the person who signs.
sign-delegated-by = Why this person may sign
sign-delegated-by-hint = Only if somebody signs for the head: the order or power of attorney, with its number and date.
sign-delegated-by-missing = Write why this person may sign for the head.
sign-order-number = Number of the order
sign-order-hint = The internal order on which the answers are submitted.
sign-order-number-missing = Write the number of the order.
sign-order-date = Date of the order
sign-order-date-missing = Write the date of the order.
sign-date-future = The order cannot be dated later than today.
sign-statement-title = Statement
sign-statement = I confirm that the person named above has read and approved these answers and that they are given on behalf of the institution.
sign-not-confirmed = Confirm the statement.
sign-hash = Fingerprint of the answers being signed (a control number that changes when any answer changes): { $hash } …
sign-button = Sign and submit
sign-versions-title = Submitted versions
sign-version = Version { $number }
sign-signed-by = Signed by { $name }, { $post }; order { $number }, { $date }
sign-unsigned = Submitted without a signature
sign-valid = Valid
sign-not-renewed = Returned
sign-void = Void
sign-replaced = Replaced
sign-is-valid = The signature is valid for these answers.
sign-is-not-renewed = The response was returned. No answer has changed since, so the signature still fits the answers; to submit again, sign again.
sign-is-void = Answers have changed since. The signature is void; to submit again, sign again.
sign-is-replaced = A later version was submitted.
sign-last = Last signed on { $at } by { $name }.
sign-deed = Signed a response
receipt-title = Receipt
receipt-opening = The response of { $institution } in the round “{ $round }” has been signed, submitted and received.
receipt-with-number = Receipt number { $number }
receipt-what = Entry
receipt-value = Content
receipt-institution = Institution
receipt-round = Round
receipt-questionnaire = Questionnaire
receipt-version = Version of the response
receipt-answers = Answers
receipt-answered = Answered
receipt-not-put = Questions not asked
receipt-count = { $name }: { $count }
receipt-signer = Signed by
receipt-name-and-post = { $name }, { $post }
receipt-delegated-by = Signs for the head on the basis of
receipt-order = Order
receipt-number-and-date = { $number }, { $date }
receipt-received-at = Received on
receipt-answers-hash = Fingerprint of the answers (SHA-256)
receipt-questionnaire-hash = Fingerprint of the questionnaire (SHA-256)
receipt-verify-title = Verify a receipt
receipt-verify-text = Anybody who holds this receipt can verify it at { $address }: with the number and the fingerprint below, or with this file.
receipt-number-is = Receipt number: { $number }
receipt-hash-is = Fingerprint of the receipt (SHA-256):
receipt-verify-lead = Type the number and the fingerprint from the receipt, or choose the file of the receipt.
receipt-number = Receipt number
receipt-number-hint = Twelve letters and digits, such as 7K3M-9QXD-2HTP.
receipt-number-wrong = Write the twelve letters and digits of the receipt number.
receipt-hash = Fingerprint of the receipt
receipt-hash-hint = A control number of 64 letters and digits in eight groups, at the foot of the receipt. Spaces do not matter.
receipt-hash-wrong = Write all 64 letters and digits of the fingerprint.
receipt-file = File of the receipt
receipt-file-hint = The PDF as it was downloaded. A scan or a printout cannot be read: type the number and the fingerprint instead.
receipt-file-unreadable = There is no whole receipt in this file. Choose the file as it was downloaded, or type the number and the fingerprint.
receipt-button = Verify
receipt-none = There is no such receipt. Compare the number and the fingerprint with the receipt, letter by letter.
receipt-found = This receipt is genuine
receipt-is-valid = The signature is valid for the answers that were submitted.
receipt-is-void = Answers have been changed since. The signature is void.
receipt-is-replaced = A later version of the response was submitted. This receipt stands for an earlier one.
receipt-keep = Keep the receipt. Anybody who holds it can verify when and by whom the answers were signed, but cannot read the answers.
receipt-download = Receipt (PDF)
receipt-download-data = Receipt for programs (JSON)
### keep: answers kept on the device, what is left, what is not in a mandate
keep-idle = Everything you typed is saved.
keep-waiting = Answers kept on this device: {"{n}"}. They are sent when the connection is back.
keep-delivered = Answers kept on this device that have now been sent: {"{n}"}.
keep-refused = This answer could not be saved as it is. Look at it again.
keep-decide-title = Answers on this device that need your decision
keep-decide-text = They could not be saved as they are. Open each question and decide. Until then they stay on this device.
keep-typed = What you typed
keep-delete = Delete from this device
keep-offline = You are offline. This is how the page was at {"{time}"}. What you type is kept on this device and sent when the connection is back.
keep-back = The connection is back. Load the page as it is now
keep-away-title = You are offline
keep-away-text = The service cannot be reached, and this page is not kept on this device. Try again when the connection is back.
keep-away-count = Answers kept on this device, to be sent when the connection is back: {"{n}"}.
keep-away-pages = Pages you can open now
keep-away-again = Try again
keep-out-title = Some answers have not been sent yet
keep-out-count = Answers that are only on this device: {"{n}"}.
keep-out-text = If you keep them, they wait until you sign in with this browser again, and these pages show them to nobody else. On a shared computer, somebody who knows how could read them.
keep-out-stay = Stay signed in
keep-out-keep = Keep them and sign out
keep-out-delete = Delete them and sign out
keep-mine = Your answer
keep-theirs = Saved answer
keep-both = Keep my answer and put the saved comment and source below mine
keep-copy = Copy the saved comment and source
keep-copied = Copied
left-title = What is left
left-answered = Answered
left-undecided = Asked only if an earlier answer says so
left-hidden = Not asked
left-hidden-title = Questions that are not asked: { $count }
left-by-profile = Not asked because of what is known about the institution
left-depends-on = Depends on the answer to: { $question }
left-count = Left: { $count }
left-none = Every question that is asked has an answer.
left-continue = Continue where you left off
left-begin = Go to the first question without an answer
left-part-only = These figures count only the questions whose answers you see.
left-next = Next question without an answer
mandate-said-yours = You say these are not in your mandate
mandate-said-yours-text = When you submit, these statements are recorded with your institution.
mandate-said-title = Said not to be in its mandate
mandate-said-text = Statements of the institution in responses it has submitted.
mandate-said-question = Question
mandate-said-principles = Principle
mandate-said-by = Stated by
mandate-said-at = When
### evidence

evidence-title = Evidence
evidence-of-answer = Evidence for this answer
evidence-add = Add evidence
evidence-back-answer = Back to the answer
evidence-none-here = Nothing supports this answer yet.
evidence-unlink = Remove from this answer
evidence-unlink-hint = What is removed from this answer stays among the evidence of the institution.
evidence-choose-title = Choose from what you have
evidence-choose = Evidence of the institution
evidence-choose-button = Use for this answer
evidence-new-title = Add something new
evidence-kind = Kind
evidence-kind-choose = Choose the kind
evidence-kind-law-article = Article of a law
evidence-kind-order = Order or decision
evidence-kind-budget-line = Budget line
evidence-kind-statistic = Statistic
evidence-kind-photograph = Photograph
evidence-kind-web-page = Web page
evidence-kind-other = Other document
evidence-name = Title
evidence-name-hint = So that colleagues recognise it, such as “Order No 12 on inspections”
evidence-content = File, link or number
evidence-content-hint = Fill in one of the three.
evidence-content-missing = Choose a file, or give a link or a number.
evidence-content-several = Give one of the three only: a file, a link or a number. If you chose a file, choose it again.
evidence-file = File
evidence-file-hint = PDF, PNG, JPEG, Word, Excel, PowerPoint, OpenDocument or plain text, up to 20 MB.
evidence-link = Link
evidence-link-hint = Begins with https:// or http://
evidence-link-wrong = Give a whole address that begins with https:// or http://
evidence-reference = Article or number
evidence-reference-hint = Enough to find it, such as “Labour Code, Article 312” or “Order No 12”
evidence-dated = Date of the evidence
evidence-dated-hint = When it was signed, published or taken. May be left empty.
evidence-valid-until = Valid until
evidence-valid-until-hint = The last day on which it holds. May be left empty.
evidence-valid-before = The last day is before the date of the evidence. Correct one of them.
evidence-class = Who may see it
evidence-class-public = Public
evidence-class-public-hint = Once the answers are submitted, the human rights institution sees it and may quote it publicly.
evidence-class-nhri = For the human rights institution
evidence-class-nhri-hint = Once the answers are submitted, its reviewers see it, and nobody else outside your institution.
evidence-class-institution = Only inside the institution
evidence-class-institution-hint = Only colleagues see it. It is not submitted, and reviewers do not learn that it is there.
evidence-add-button = Add
evidence-room = The files of the institution take up { $taken } of { $room } MB.
evidence-no-room = There is no room left for this file. Delete files that are no longer used, or ask the administrator for more room.
evidence-not-kept = The file could not be kept just now; nothing was saved. Choose it again and try once more. If it fails again, tell the administrator.
evidence-too-large = The file is larger than 20 MB. Send a smaller one, or put it on the web and give the link.
upload-too-large = The file is larger than 20 MB. Send a smaller one.
evidence-refused-empty = The file is empty.
evidence-refused-kind = Files of this kind are not taken. Send it as PDF, PNG or JPEG.
evidence-refused-web-page = This is a web page, a drawing or a script that a browser would run. Save it as PDF and send the PDF, or give the link.
evidence-refused-program = This is a program. Programs are not taken.
evidence-refused-archive = This is an archive of files. Take the files out and send them one by one.
evidence-refused-old-office = This is a file of an old office program, or one with a password. Save it as DOCX, XLSX or PDF without a password, and send that.
evidence-refused-macros = The document has macros or controls in it. Save it without them (DOCX, XLSX, PPTX) or as PDF, and send that.
evidence-refused-embedded = The document has another file in it, or opens one from elsewhere. Save it as PDF and send the PDF.
evidence-refused-locked = The file has a password or is protected. Save it without protection and send that.
evidence-refused-bomb = The file becomes far too large when it is opened, so it was not opened. Save it as PDF and send the PDF.
evidence-refused-broken = The file cannot be read to its end. Open it on your computer, save it again and send that.
evidence-refused-hidden = Something else hides in this file or after its end. Open it on your computer, save a copy and send the copy.
evidence-refused-pixels = The picture is too large: it may have at most 50 million points. Make it smaller and send that.
evidence-refused-active-pdf = The PDF has a script, a form that sends data or another file in it. Print it to a new PDF and send that.
evidence-refused-encoding = The text is not in UTF-8, so its letters cannot be read with certainty. Save it as UTF-8, or as PDF, and send that.
evidence-expired = No longer valid
evidence-library-text = Everything your institution has put here. One piece can support several answers, also in later rounds.
evidence-search = Search by title, kind or date
evidence-search-button = Search
evidence-count = { $count ->
    [0] Nothing found
    [one] One piece
   *[other] { $count } pieces
}
evidence-uses = Supports these answers
evidence-unused = Supports no answer
evidence-preview = A small picture of the file
evidence-pdf-not-shown = A PDF is not shown on the page: files from elsewhere are never opened by the service or in its pages. Download it to read it.
evidence-download = Download the file
evidence-size = Size
evidence-size-mb = { $size } MB
evidence-size-kb = { $size } KB
evidence-pages = Pages
evidence-hash = Fingerprint of the file (SHA-256)
evidence-added = Added
evidence-kept-linked = You cannot change it: somebody else added it, or it supports an answer you may not change now. A focal point can.
evidence-kept-handed-in = It was submitted with answers and therefore stays.
evidence-remove-title = Delete
evidence-remove-text = Nothing uses it. Its file is deleted, and the audit log keeps that it was there.
evidence-remove-button = Delete this evidence
evidence-removed = The evidence has been deleted.
evidence-remove-used = { $count ->
    [one] It is taken away from the answer it supports, and its file is deleted. The audit log keeps that it was there.
   *[other] It is taken away from the { $count } answers it supports, and its file is deleted. The audit log keeps that it was there.
}
evidence-correct-title = Correct the details
evidence-correct-text = The file, link or number itself cannot be exchanged. If it is the wrong one, remove this evidence and add another.
evidence-correct-button = Save
evidence-correct-link = Correct the title, kind, dates or who may see it
evidence-changed = It was changed or submitted meanwhile, or supports an answer you may not change. Nothing was saved; open the page again.
evidence-deed-correct = Corrected the details of evidence
team-deed-give = Gave somebody a part
team-deed-take = Took a part back
team-deed-comment = Commented
team-deed-see = Read comments
evidence-deed-add = Added evidence
evidence-deed-link = Used evidence for an answer
evidence-deed-unlink = Took evidence away from an answer
evidence-deed-remove = Removed evidence
### papers
print-version = version { $version }
print-made-on = This copy was made on
print-deadline = To be submitted by
print-how-to = Tick the box before the answer that fits best; in a list of elements tick every one that is met. If none fits, tick “Do not know”, “No data” or “Not applicable”: each of them says something, and an empty question says nothing. Leave out a question whose “Answer only if” is not met. Say under “Source” where it can be seen: the act, the order number, the page.
print-filled-note = The answers as they stood on the day this copy was made. A ticked box is the answer given; a question without an answer says why there is none.
print-left-out = This copy is not the whole questionnaire: questions and answers that are not shown to the person who made it are left out.
print-unread = question { $number }, which is not in this copy, is answered in a way that leads here
print-reasons = Reasons for “Not applicable” – write the number of the reason on the line:
print-only-if = Answer only if: { $condition }.
print-and = and
print-or = or
print-not = it is not so that { $condition }
print-at-least = at least { $count } of these hold: { $conditions }
print-ticked = { $options } is ticked in question { $number }
print-one-ticked = one of these is ticked in question { $number }: { $options }
print-profile = the question concerns an institution such as yours
print-number = Number ({ $unit }):
print-date = Day, month, year:
print-text = Answer:
print-comment = Comment:
print-explanation = Comment, or why it is not done:
print-source = Source:
print-not-applicable = Not applicable, reason No. ____
print-unanswered = Not answered yet.
print-hidden = Not asked, because of the answer to question { $numbers }.
print-hidden-kept = An answer given earlier is kept and does not count.
print-sign-title = Signature
print-sign-words = I confirm that the answers above are those of the institution.
print-sign-name = Name and surname:
print-sign-post = Post:
print-sign-order = Number of the order or power of attorney:
print-sign-date = Date:
print-sign-signature = Signature:
scorecard-beside = Compared with the last round and with others
scorecard-since = Change since the last round
scorecard-since-none = The institution has not submitted answers to this questionnaire in another round before, so there is nothing to compare with.
scorecard-since-round = Compared with the answers submitted on { $date } in the round “{ $round }”.
scorecard-since-versions = The questionnaire has changed: version { $then } was answered then and version { $now } now. Only topics made in the same way from questions that mean the same are compared.
scorecard-since-left-out = Not compared, because their questions or their weights changed: { $topics }.
scorecard-since-table = Scores then and now
scorecard-since-note = A difference can also come from questions that were put in one round and not in the other, or that were left open.
scorecard-score-then = Score then
scorecard-score-now = Score now
scorecard-difference = Difference
scorecard-rating-then = Rating then
scorecard-rating-now = Rating now
scorecard-peers = Other institutions of the same kind
scorecard-peers-not-released = Nothing has been released about this round yet, so there are no figures of other institutions to show.
scorecard-peers-withheld = Findings of this round have been released; those on institutions of this kind ({ $kind }) are withheld, so that nobody can work out the result of a single institution.
scorecard-peers-words = The figures are those released for this round on institutions of the same kind ({ $kind }). They count every institution of that kind whose answers were accepted, this one among them.
scorecard-peers-some-withheld = Topics without released figures for this kind of institution: { $count }.
scorecard-peers-table = Released figures: { $kind }
scorecard-peers-note = Means are rounded and figures left out so that nobody can work out the result of a single institution. The order of the topics is that of the questionnaire.
scorecard-own-score = Own score
scorecard-peers-mean = Mean, rounded
scorecard-peers-count = Institutions counted
scorecard-peers-ratings = Institutions by rating
scorecard-withheld = withheld
scorecard-step = Next step: { $step }
scorecard-no-single-step = No single better answer raises this rating; several together are needed. These raise the score most:
scorecard-paper-title = Work on paper
scorecard-paper-words = The questions put to your institution, to print, pass round and sign.
scorecard-paper-blank = Blank questionnaire:
scorecard-paper-filled = Questionnaire with your answers:
scorecard-files = Scorecard as a file
xlsx-summary = Summary
xlsx-why = Why
xlsx-answers = Answers
xlsx-steps = Next steps
xlsx-since = Since the last round
xlsx-peers = Others of the same kind
xlsx-codebook = Codes
xlsx-institution = Institution
xlsx-lower = Lowest possible
xlsx-upper = Highest possible
xlsx-explanation = Explanation, and the parts
xlsx-code = Code
xlsx-answer-code = Code of the answer
xlsx-section = Section
xlsx-unit = Unit
xlsx-state = State of the answer
xlsx-number = Number
xlsx-comment = Comment
xlsx-source = Source
xlsx-answered = Answered
xlsx-not-reached = Not answered yet
xlsx-hidden = Not asked
xlsx-reason = Reason for not applicable
xlsx-what = Belongs to
xlsx-meaning = Meaning
xlsx-value = Value

### disclosure
segment-not-said = Not stated
segments-by = By: { $dimension }
release-dimensions = Also show figures by
release-dimensions-hint = Figures by kind of institution are always shown. Each further choice makes more groups small, so more is withheld.
release-look = See what would be withheld
release-audited = Checked together with everything released before: no institution is given away.
release-pinned-title = This release would give institutions away
release-pinned-text = Read together with what was released before, it would tell what a few institutions answered. It cannot be made like this. Choose fewer groups, or wait until more responses have been accepted.
release-cell = { $topic }, { $dimension }: { $segment }
release-cell-all = { $topic }, all institutions
release-pinned-difference = { $cell }. { $count ->
    [one] One institution makes the whole difference to the release of { $date }.
   *[other] Only { $count } institutions make the difference to the release of { $date }.
}
release-pinned-round = { $cell }. { $count ->
    [one] One institution makes the whole difference to a release of another round.
   *[other] Only { $count } institutions make the difference to a release of another round.
}
release-pinned-certain = { $cell }. The number of institutions at a level could be worked out.
release-pinned-narrow = { $cell }. The mean score could be worked out to within { $points } points.
release-pinned-more = { $count ->
    [one] One more group.
   *[other] { $count } more groups.
}
