percent = { $number }%
institutions-count = { $count ->
    [one] { $count } institution
   *[other] { $count } institutions
}
date-time = { $date }, { $time }
