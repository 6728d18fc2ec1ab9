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
report-scorecard-title = Scorecard
