percent = { $number }%
institutions-count = { $count } qurum
date-time = { $date }, { $time }

## Report

report-publisher = Azərbaycan Respublikasının İnsan Hüquqları üzrə Müvəkkili (Ombudsman)
report-contents = Mündəricat
report-heading = { $number } { $title }
report-annex = Əlavə { $number }. { $title }
report-table = Cədvəl { $number }. { $title }
report-figure = Şəkil { $number }. { $title }
report-title = Biznes və insan hüquqları üzrə milli ilkin qiymətləndirmə
report-scorecard-title = Qiymətləndirmə vərəqi
