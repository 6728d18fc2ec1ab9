## Formatlar

percent = { $number }%
date-time = { $date }, { $time }
interval = { $lower } ilə { $upper } arasında
progress = { $total } sualdan { $answered } cavablandırılıb
institutions-with-gap = Boşluq olan qurumlar: { $count } / { $total }

## Hər səhifənin ətrafında

product-name = Biznes və insan hüquqları üzrə ilkin qiymətləndirmə
product-short = İlkin qiymətləndirmə
skip-link = Əsas məzmuna keçin
language-switch = Dil
navigation = Əsas menyu
sign-out = Çıxış
footer = Cavablar məxfidir. Onları yalnız qurumun özü və Ombudsman Aparatı oxuyur; digərləri ancaq ümumiləşdirilmiş rəqəmləri görür.
notice-saved = Yadda saxlanıldı
save = Yadda saxla
cancel = Ləğv et
change = Dəyiş
comment = Şərh
source = Mənbə
email = E-poçt ünvanı
password = Parol
not-known = Məlum deyil
error-summary-title = Düzəliş tələb olunur
error-prefix = Xəta:
to-first-page = Ana səhifəyə keçin
to-sections = Bütün bölmələr
to-response = Cavab vərəqəsinə qayıdın
figure-numbers = Rəqəmləri cədvəl şəklində göstərin

## Cədvəllərin sütunları

column-answered = Cavablandırılıb
column-changed = Son dəyişiklik
column-deadline = Son tarix
column-gap = Boşluq
column-institution = Qurum
column-institutions = Qurumlar
column-name = Ad
column-people = İştirakçılar
column-questionnaire = Sorğu vərəqəsi
column-rating = Səviyyə
column-release = Açıqlama
column-released-at = Açıqlanma tarixi
column-role = Rol
column-round = Qiymətləndirmə dövrü
column-score = Bal
column-state = Vəziyyət
column-topic = Mövzu

## Rollar

role-respondent = Cavab verən şəxs
role-respondent-hint = Bir qurumun adından suallara cavab verir
role-reviewer = Yoxlayan əməkdaş
role-reviewer-hint = Ombudsman Aparatının əməkdaşı: cavabları yoxlayır, dövrü bağlayır, nəticələri açıqlayır
role-policymaker = Qərar qəbul edən şəxs
role-policymaker-hint = Yalnız açıqlanmış nəticələri oxuyur
role-administrator = İnzibatçı
role-administrator-hint = Dövrləri, qurumları və istifadəçiləri idarə edir; cavabları görmür

## Giriş

sign-in-title = Sistemə giriş
sign-in-button = Daxil ol
sign-in-help = Sistemə dəvəti qəbul etdikdən sonra daxil olmaq mümkündür. Parolu unutmusunuzsa, inzibatçıdan yeni dəvət istəyin.
sign-in-refused = E-poçt ünvanı və ya parol düzgün deyil
sign-in-signed-out = Sistemdən çıxdınız.
invitation-title = Dəvəti qəbul edin
invitation-text = Siz ilkin qiymətləndirmədə iştiraka dəvət olunmusunuz. Adınızı yazın və parol seçin.
invitation-name = Adınız və soyadınız
invitation-name-hint = Rəsmi yazışmalarda göstərildiyi kimi
invitation-password = Parol seçin
invitation-password-hint = Ən azı 12 simvol. Ardıcıl yazılmış bir neçə sözü yadda saxlamaq asandır.
invitation-password-again = Parolu təkrar yazın
invitation-button = Qəbul et və daxil ol
invitation-gone-title = Bu keçid artıq işləmir
invitation-gone-text = Dəvət keçidi yalnız bir dəfə və məhdud müddət ərzində işləyir. Ondan əvvəllər istifadə etmisinizsə, e-poçt ünvanınız və parolunuzla daxil olun. Əks halda inzibatçıdan yeni dəvət istəyin.
invitation-gone-sign-in = Sistemə daxil olun
home-title = Ana səhifə
home-link = Ana səhifə
home-nothing = Hazırda sizi gözləyən iş yoxdur.
home-respondent = Siz öz qurumunuzun adından cavab verirsiniz. Cavablar yazıldıqca yadda saxlanılır; istənilən vaxt fasilə verib qayıda bilərsiniz.
home-reviewer = Siz qurumların cavablarını yoxlayır və onların əsasında nəticələr çıxarırsınız.
home-policymaker = Burada açıqlanmış nəticələri oxuya bilərsiniz.
home-administrator = Siz qiymətləndirmə dövrlərini və qurumları yaradır, iştirakçıları dəvət edirsiniz.
deadline-until = Təqdim etmək üçün son tarix: { $date }

## Cavab vərəqəsi və bölmələr

state-open = Doldurulur
state-submitted = Təqdim olunub
state-returned = Geri qaytarılıb
state-accepted = Qəbul olunub
sections-title = Bölmələr
sections-none = Bu sorğu vərəqəsində qurumunuza aid sual yoxdur.
section-complete = Tamamlanıb
section-started = Davam edir
section-not-started = Başlanmayıb
section-place = Bölmə { $number } / { $total }
section-nothing-applies = Bu bölmədə qurumunuza aid sual yoxdur.
section-save-next = Yadda saxla və davam et
section-save-sections = Yadda saxla və bölmələrə qayıt
section-next = Növbəti bölmə: { $title }
progress-label = Cavablandırılmış suallar
check-link = Cavabları yoxlayın və təqdim edin
scorecard-link = Ballara baxın
response-accepted-at = Cavab vərəqəsi qəbul olunub: { $at }. Onu artıq dəyişmək mümkün deyil.
returned-title = Düzəliş edib yenidən təqdim edin

## Sual

question-help = Nə nəzərə alınır və hansı sənədlə təsdiq olunur
question-evidence = Təsdiqedici sənədlər:
question-sources = Sualın əsaslandığı mənbələr:
question-explain = Tələb tam yerinə yetirilmirsə, səbəbini şərhdə izah edin.
answer-instead = Cavab verə bilmirsinizsə
answer-do-not-know = Məlumatım yoxdur
answer-do-not-know-hint = Soruşa biləcəyiniz heç kim cavabı bilmir
answer-no-data = Məlumat toplanmır
answer-no-data-hint = Bu məlumatı heç kim toplamır
answer-not-applicable = Şamil olunmur
answer-not-applicable-hint = Sualın qurumunuza aidiyyəti yoxdur
answer-reason = Nə üçün şamil olunmur?
answer-reason-choose = Səbəbi seçin
answer-tick = Yerinə yetirilənlərin hamısını qeyd edin.
answer-left-out = Şamil olunmur
answer-none-of-these = Heç biri
answer-unanswered = Cavab verilməyib
answer-clear = Cavabı sil
answer-score = Bal: { $score }
answer-saved-by = Yadda saxlanılıb: { $at }, { $name }
source-hint = Akt, əmrin nömrəsi və tarixi və ya veb-ünvan
number-from = Ən azı { $minimum }
number-to = Ən çoxu { $maximum }
number-between = { $minimum } ilə { $maximum } arasında
indicator-structural = öhdəlik
indicator-process = fəaliyyət
indicator-outcome = nəticə

## Yazdıqca yadda saxlama

autosave-saving = Yadda saxlanılır…
autosave-saved = Yadda saxlanıldı: {"{time}"}
autosave-kept = Bu cihazda saxlanılıb. Göndərməyə cəhd davam edir; siz işinizə davam edə bilərsiniz.
autosave-sign-in = Sessiyanız başa çatıb. Yeni vərəqdə yenidən daxil olun; yazdıqlarınız burada qalır və sonra yadda saxlanılacaq.
autosave-conflict = Bu cavabı başqa şəxs dəyişib. Hansının saxlanılacağını seçin.
autosave-reason = Cavabın yadda saxlanılması üçün səbəbi seçin.
autosave-closed = Cavab vərəqəsini artıq dəyişmək mümkün deyil. Sizə lazım olanı bu səhifədən köçürün.
conflict-title = Bu cavabı başqa şəxs dəyişib
conflict-text = Sizin aşağıdakı cavabınız yadda saxlanılmayıb. Hazırda yadda saxlanılmış cavab:
conflict-by = Dəyişən
conflict-at = Dəyişdirilmə vaxtı
conflict-answer = Cavab
conflict-choose = Hansı cavab saxlanılsın?
conflict-mine = Mənim cavabım saxlanılsın
conflict-theirs = Yadda saxlanılmış cavab qalsın

## Təqdim etmə

check-title = Cavablarınızı yoxlayın
check-remarks-title = Təqdim etməzdən əvvəl
check-unanswered = Cavab verilməmiş suallar: { $count }.
check-unexplained = Şərhdə izah tələb edən cavablar: { $count }.
check-remarks-text = Olduğu kimi də təqdim edə bilərsiniz. Cavabsız sualların sayı çox olduqda səviyyə müəyyən edilmir.
submit-title = Təqdim etmə
submit-text = Təqdim etməklə cavabların qurumunuzun adından verildiyini təsdiq edirsiniz. Sizə geri qaytarılmadıqca onları dəyişmək mümkün olmayacaq.
submit-button = Cavab vərəqəsini təqdim et
submit-already = Bu cavab vərəqəsi artıq təqdim olunub.
submitted-title = Cavab vərəqəsi təqdim olundu
submitted-next-title = Bundan sonra
submitted-next-text = Ombudsman Aparatı cavabları yoxlayır: onları qəbul edir və ya məktubla birlikdə sizə geri qaytarır.
submitted-read = Cavablarınızı oxuyun

## Ballar

scorecard-title = Ballar
scorecard-self-assessed = Ballar verdiyiniz cavablardan irəli gəlir. Onlar hələ yoxlanılmayıb.
scorecard-profile = Ümumi mənzərə
scorecard-principles = Prinsiplər üzrə
score-target = Hədəf
score-gap = Hədəfə qədər boşluq
score-coverage = Cavablandırılıb
score-why = Bu bal necə hesablanıb
score-parts = Balı təşkil edən hissələr
score-part = Hissə
score-weight = Çəki
score-contribution = Töhfə
score-sum = Cəmi
score-caps = Səviyyəni məhdudlaşdıran:
score-lifts = Səviyyəni yüksəldə bilər:
rating-not-enough = Səviyyə müəyyən edilməyib: cavablar azdır
rating-not-applicable = Şamil olunmur
rule-weighted-mean = Bal hissələrin çəkili ortasıdır: hər hissənin çəkisi balına vurulur və toplanır. Şamil olunmayan hissələr hesaba alınmır.
cap-core = “{ $title }” əsas tələbdir və sıfırdadır, buna görə səviyyə daha yüksək ola bilməz.

## Qiymətləndirmə dövrləri və yoxlama

rounds-title = Qiymətləndirmə dövrləri
rounds-none = Hələ heç bir dövr yaradılmayıb.
round-open = Açıq
round-closed = Bağlı
round-smallest-cell = Göstərilən ən kiçik qrup
round-smallest-cell-hint = Açıqlanan hər rəqəm ən azı bu sayda quruma əsaslanır. 3-dən az ola bilməz; adətən 5.
round-who-stands-where = Qurumlar üzrə cavab vərəqələri
round-no-institutions = Hələ heç bir qurum iştirak etmir.
round-create = Yeni dövr yaradın
round-create-button = Dövrü yarat
round-name = Dövrün adı
round-name-hint = Məsələn: 2027-ci il üzrə ilkin qiymətləndirmə
round-deadline = Son tarix
round-deadline-hint = Təqdim etmək üçün son gün. Müddət yoxdursa, boş saxlayın.
round-questionnaires = Sorğu vərəqələri
round-enrolled = İştirak edən qurumlar
enrol-title = Qurum əlavə edin
enrol-legend = Qurumlar
enrol-hint = Hər qurum öz növünə aid sorğu vərəqələrini alır.
enrol-none = Bütün qurumlar artıq iştirak edir.
enrol-button = Dövrə əlavə et
close-title = Dövrü bağlayın
close-text = Dövr bağlandıqda qəbul olunmuş cavab vərəqələri əsasında nəticələr çıxarılır. Bundan sonra heç bir cavab dəyişdirilə, dövr isə yenidən açıla bilməz.
close-accepted = { $count ->
    [0] Hələ heç bir cavab vərəqəsi qəbul olunmayıb.
   *[other] Nəzərə alınacaq qəbul olunmuş cavab vərəqələri: { $count }.
}
close-left-out = Nəzərə alınmayacaq
close-waiting = Yoxlanılmasını gözləyən cavab vərəqələri: { $count }.
close-returned = Geri qaytarılmış və yenidən təqdim olunmamış cavab vərəqələri: { $count }.
close-open = Təqdim olunmamış cavab vərəqələri: { $count }.
close-confirm = Bağlanmış dövrün yenidən açıla bilməyəcəyini başa düşürəm
close-confirm-missing = Dövrün bağlanmasını təsdiq edin
close-button = Dövrü bağla
review-submitted-by = Təqdim edən
review-submitted-at = Təqdim olunma vaxtı
review-scorecard = Hər balın necə hesablandığına baxın
review-not-waiting = Bu cavab vərəqəsi yoxlama gözləmir.
accept-title = Qəbul etmə
accept-text = Qəbul olunmuş cavab vərəqəsi nəticələrdə nəzərə alınır. Qurum onu artıq dəyişə bilməz.
accept-button = Cavab vərəqəsini qəbul et
return-title = Düzəliş üçün qaytarma
return-message = Quruma məktub
return-message-hint = Hansı cavabların nə üçün dəyişdirilməli və ya sənədlə təsdiq edilməli olduğunu yazın.
return-button = Cavab vərəqəsini qaytar

## Nəticələr və açıqlamalar

findings-title = Nəticələr
findings-asked = Sorğu göndərilmiş qurumlar
findings-accepted = Qəbul olunmuş cavab vərəqələri
findings-response-rate = Cavabvermə faizi
findings-pillars = Sütunlar üzrə ballar
findings-no-ranking = Qurumlar bal üzrə sıralanmır.
findings-none = Göstəriləcək nəticə yoxdur.
findings-drawn-at = Qəbul olunmuş cavab vərəqələri əsasında çıxarılıb: { $at }.
findings-released-at = Açıqlanıb: { $at }.
finding-distribution = Səviyyələr üzrə qurumlar
finding-institutions = Qurumlar
gaps-title = Boşluqların reyestri
gaps-text = Hədəfə çatmayan bütün göstəricilər, sorğu vərəqələrindəki ardıcıllıqla.
gaps-none = Boşluq müəyyən edilməyib.
gap-principles = Prinsiplər
gap-kind = Nə ölçülür
gap-mean = Orta boşluq
gap-next-steps = Aradan qaldırmaq üçün ilk addımlar:
withheld = Göstərilmir
withheld-sentence = Bu nəticə göstərilmir: ondan ayrı bir qurumun verdiyi cavabı bilmək olar.
withheld-title = Göstərilməyən rəqəmlər
withheld-why = Ayrı bir qurumun verdiyi cavabı üzə çıxara bilən rəqəmlər açıqlanmır.
withheld-small = { $smallest } qurumdan azına əsaslanan rəqəmlər: { $count }.
withheld-same = Bütün qurumların şkalanın eyni ucunda yerləşdiyi rəqəmlər: { $count }.
withheld-secondary = Göstərilməyən digər rəqəmi hesablamağa imkan verdiyinə görə göstərilməyənlər: { $count }.
releases-title = Açıqlanmış nəticələr
releases-text = Bağlanmış dövrlərin Ombudsman Aparatı tərəfindən açıqlanmış nəticələri.
releases-none = Hələ heç nə açıqlanmayıb.
release-title = Nəticələri açıqlayın
release-text = Qərar qəbul edən şəxslər yalnız burada açıqlananları görür. Açıqlama sonradan dəyişdirilmir.
release-withheld = Bu açıqlamada göstərilməyəcək:
release-confirm = Nəyin açıqlandığını və nəyin göstərilmədiyini yoxlamışam
release-button = Açıqla
release-too-few = Qəbul olunmuş cavab vərəqələri açıqlama üçün kifayət etmir.

## Qurumlar, istifadəçilər, jurnal

institutions-title = Qurumlar
institutions-none = Hələ heç bir qurum əlavə edilməyib.
institution-new = Qurum əlavə edin
institution-name = Adı
institution-name-hint = Tam rəsmi adı
institution-kind = Qurumun növü
institution-size = İşçilərin sayı
institution-sector = Fəaliyyət sahəsi
institution-sector-hint = ISIC təsnifatının bölməsi, məsələn, emal sənayesi üçün C
institution-region = Region
institution-ownership = Mülkiyyət
institution-ownership-hint = Mülkiyyətçisi və ya ona nəzarət edən
institution-mandates = Səlahiyyətlər
institution-mandates-hint = Hər sətirdə bir səlahiyyət. Hansı sualların veriləcəyi bundan asılıdır. Məlum deyilsə, boş saxlayın.
institution-units = Struktur vahidləri
institution-units-text = Qurumun bəzi suallara ayrıca cavab verən hissələri.
unit-name = Struktur vahidinin adı
unit-kind = Struktur vahidinin növü
unit-kind-hint = Sorğu vərəqəsində işlədilən söz
unit-add = Struktur vahidini əlavə et
kind-government = Dövlət orqanı
kind-state-owned = Dövlət şirkəti
kind-private = Özəl şirkət
kinds-government = Dövlət orqanları
kinds-state-owned = Dövlət şirkətləri
kinds-private = Özəl şirkətlər
size-micro = 1–10 (mikro)
size-small = 11–50 (kiçik)
size-medium = 51–250 (orta)
size-large = 250-dən çox (iri)
people-title = İstifadəçilər
people-none = Hələ heç kim dəvət edilməyib.
people-no-institution = Seçilməyib
person-active = Fəal
person-invited = Dəvət olunub
invite-title = İstifadəçi dəvət edin
invite-institution-hint = Yalnız cavab verən şəxslər üçün
invite-button = Dəvət keçidi yarat
invited-title = Dəvət yaradıldı
invited-text = Bu keçidi etibarlı yolla göndərin. Ünvan: { $email }
invited-link = Dəvət keçidi
invited-expires = Keçid yalnız bir dəfə işləyir. Son vaxt: { $at }.
invited-once = Keçid yalnız indi göstərilir. İtirilərsə, yeni dəvət yaradın.
audit-title = Əməliyyatlar jurnalı
audit-text = Kim nə vaxt nə edib. Qeydlər dəyişdirilmir və silinmir.
audit-none = Hələ qeyd yoxdur.
audit-at = Nə vaxt
audit-actor = Kim
audit-action = Nə edib
audit-subject = Nə üzərində
audit-newer = Daha yeni qeydlər
audit-older = Daha əvvəlki qeydlər

## Nəsə alınmadıqda

not-found-title = Səhifə tapılmadı
not-found-text = Belə səhifə yoxdur və ya ona giriş hüququnuz yoxdur. Ünvanı yoxlayın və ya ana səhifəyə keçin.
conflict-page-title = Bu arada dəyişiklik olub
conflict-page-text = Sizin əməliyyatınız heç nəyi dəyişmədi. Hazırkı vəziyyətə baxıb yenidən qərar verin.
invalid-title = Göndərilən məlumatı anlamaq mümkün olmadı
invalid-text = Heç nə yadda saxlanılmadı. Geri qayıdıb yenidən cəhd edin.
too-many-title = Həddən artıq cəhd edilib
too-many-text = Bir neçə dəqiqə gözləyib yenidən cəhd edin.
broken-title = Bizim tərəfdə xəta baş verdi
broken-text = Etdiyiniz dəyişiklik yadda saxlanılmaya bilər. Geri qayıdıb yenidən cəhd edin. Təkrarlanarsa, inzibatçıya bildirin.
broken-reference = Xətanın nömrəsi: { $reference }
expired-title = Formanı yenidən göndərin
expired-text = Səhifə uzun müddət açıq qaldığı üçün yadda saxlanılmadı. Yazdıqlarınız itməyib: aşağıda yoxlayıb yenidən göndərin.
expired-sign-in = Əvvəlcə yenidən daxil olun (yeni vərəqdə açılır)
expired-typed = Yazdığınız mətn
expired-button = Yenidən göndər

## Report

report-publisher = Azərbaycan Respublikasının İnsan Hüquqları üzrə Müvəkkili (Ombudsman)
report-contents = Mündəricat
report-heading = { $number } { $title }
report-annex = Əlavə { $number }. { $title }
report-table = Cədvəl { $number }. { $title }
report-figure = Şəkil { $number }. { $title }
report-title = Biznes və insan hüquqları üzrə milli ilkin qiymətləndirmə
report-scorecard-title = Qiymətləndirmə vərəqi
