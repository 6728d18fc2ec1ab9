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
column-release = Release
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
role-administrator-hint = Sets up rounds, institutions and people; does not see answers

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
indicator-structural = commitment
indicator-process = effort
indicator-outcome = result

## Saving while typing

autosave-saving = Saving…
autosave-saved = Saved at {"{time}"}
autosave-kept = Kept on this device. We keep trying to save it; you can go on.
autosave-sign-in = You have been signed out. Sign in again in a new tab; what you wrote stays here and will then be saved.
autosave-conflict = Somebody else has changed this answer. Choose which one to keep.
autosave-reason = Choose a reason to save this answer.
autosave-closed = This response can no longer be changed. Copy what you need from this page.
conflict-title = Somebody else has changed this answer
conflict-text = Your answer, below, has not been saved. This is saved now:
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
submit-button = Submit the response
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
institution-sector-hint = ISIC section, for example C for manufacturing
institution-region = Region
institution-ownership = Ownership
institution-ownership-hint = Who owns or controls it
institution-mandates = Mandates
institution-mandates-hint = One on each line. They decide which questions are asked. Leave empty if not known.
institution-units = Units
institution-units-text = Parts of the institution that answer some questions for themselves.
unit-name = Name of the unit
unit-kind = Kind of unit
unit-kind-hint = A word the questionnaire uses
unit-add = Add the unit
kind-government = State body
kind-state-owned = State-owned company
kind-private = Private company
kinds-government = State bodies
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

## Report

report-publisher = Commissioner for Human Rights (Ombudsman) of the Republic of Azerbaijan
report-contents = Contents
report-heading = { $number } { $title }
report-annex = Annex { $number }. { $title }
report-table = Table { $number }. { $title }
report-figure = Figure { $number }. { $title }
report-title = National baseline assessment on business and human rights
report-scorecard-title = Scorecard
