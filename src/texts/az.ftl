percent = { $number }%
institutions-count = { $count } qurum
date-time = { $date }, { $time }
