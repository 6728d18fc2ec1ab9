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

## Qəbul oluna bilməyən formalar

error-required = Bu sahəni doldurun.
error-too-long = Mətn çox uzundur. Qısaldın.
error-choose = Verilən variantlardan birini seçin.
error-choose-institution = Cavab verən şəxsin hansı qurumun adından cavab verəcəyini seçin.
error-no-institution = Quruma yalnız cavab verən şəxs aid olur.
error-email = E-poçt ünvanını yazın, məsələn: aysel@example.org.
error-date = Tarixi il, ay və gün şəklində yazın, məsələn: 2026-11-30.
error-number = Rəqəm yazın.
error-number-between = { $minimum } ilə { $maximum } arasında rəqəm yazın.
error-number-from = { $minimum } və ya daha böyük rəqəm yazın.
error-number-to = { $maximum } və ya daha kiçik rəqəm yazın.
error-elements = “Heç biri” başqa bəndlə birlikdə seçilmir; bir bənd ya yerinə yetirilib, ya da şamil olunmur.
error-both = Ya cavab verin, ya da nə üçün cavab olmadığını göstərin, ikisini birlikdə yox.
error-not-asked = Hazırkı vəziyyətdə bu sual sizə verilmir.
error-not-saved = Yadda saxlamaq alınmadı. Bir az sonra yenidən cəhd edin.
error-password-short = Ən azı 12 simvoldan ibarət parol seçin.
error-password-differs = Hər iki parol eyni olmalıdır.
error-name-taken = Bu ad artıq istifadə olunur. Başqasını seçin.
error-confirm = Nəyin açıqlandığını yoxladığınızı təsdiq edin.
error-unit-kind = Qurumun hələ doldura biləcəyi sorğu vərəqələrində bu növ struktur vahidi yoxdur.
error-no-questionnaire = Bu dövrdə { $institution } üçün nəzərdə tutulmuş sorğu vərəqəsi yoxdur.
submit-changed = Siz təqdim edərkən cavab dəyişdirildi. Cavabları yoxlayın və yenidən təqdim edin.
review-changed = Siz açandan sonra bu cavab vərəqəsi dəyişib. Hazırkı vəziyyətinə baxın və yenidən qərar verin.
round-closed-already = Bu dövr bağlanıb.

## Nə edildi

notice-accepted = Cavab vərəqəsi qəbul edildi.
notice-returned = Cavab vərəqəsi quruma qaytarıldı.
notice-closed = Dövr bağlandı. İndi nəticələrinə baxmaq olar.
notice-released = Nəticələr açıqlandı.
notice-round-created = Dövr yaradıldı. İştirak edən qurumları əlavə edin.
notice-enrolled = Qurumlar əlavə edildi.
response-submitted-at = Bu cavab vərəqəsi { $at } tarixində təqdim olunub və yoxlanılır.
response-round-closed = Dövr bağlanıb. Bu cavab vərəqəsini artıq dəyişmək olmaz.
person-inactive = Daxil ola bilmir

## Qrafiklər və ballar

count-of-total = { $count } / { $total }
chart-range = Mümkün aralıq
chart-no-score = Bal yoxdur
chart-not-rated = Qiymətləndirilməyib
chart-profile-description = Hər mövzu üçün bir zolaq: 0-dan 100-dək bal. Rəqəmlər aşağıdakı cədvəldədir.
chart-distribution-description = Hər qrup üçün bir zolaq, hər səviyyədəki qurumların sayına görə bölünüb. Rəqəmlər aşağıdakı cədvəldədir.
chart-coverage-description = Hər növ qurum üçün bir zolaq, cavab vərəqələrinin vəziyyətinə görə bölünüb. Rəqəmlər aşağıdakı cədvəldədir.
scorecard-accepted = Bu ballar { $at } tarixində qəbul olunmuş cavablara əsaslanır.
score-own = Qurumun özü
score-lift = { $question } “{ $option }” cavabı ilə bal { $score } olardı.
rule-lowest = Balı ən zəif hissə müəyyən edir.
rule-geometric = Bal hissələrin çəkili həndəsi ortasıdır, buna görə zəif hissə daha çox təsir edir.
rule-all-some-none = Bütün hissələr tam olduqda bal tamdır, heç birində heç nə olmadıqda sıfırdır, qalan hallarda yarıdır.
rule-mean-of-kinds = Bal struktur vahidlərinin növləri üzrə ortadır; hər növ üçün isə onun struktur vahidlərinin ortasıdır.

## Nəticələrin mövzuları

findings-wholes = Sorğu vərəqələri üzrə ballar
findings-principles = Prinsiplər üzrə ballar
finding-all = Bütün qurumlar
finding-by-kind = Qurumun növünə görə
finding-parts = Bu nədən ibarətdir
gap-most = { $total } qurumun dörddə üçündən çoxunda boşluq var
gap-few = { $total } qurumun dörddə birindən azında boşluq var
gaps-other = Digər mövzular

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
scorecard-file = Qiymətləndirmə vərəqi (PDF):
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

deed-answer-save = Cavab yadda saxlanılıb
deed-institution-add = Qurum əlavə edilib
deed-institution-update = Qurumun məlumatları dəyişdirilib
deed-invitation-add = İstifadəçi dəvət edilib
deed-invitation-use = Dəvət qəbul edilib
deed-questionnaire-add = Sorğu vərəqəsi əlavə edilib
deed-release-add = Nəticələr açıqlanıb
deed-response-add-units = Cavab vərəqəsinə struktur vahidləri əlavə edilib
deed-response-enrol = Qurum dövrə əlavə edilib
deed-response-set-state = Cavab vərəqəsinin vəziyyəti dəyişdirilib
deed-round-add = Dövr yaradılıb
deed-round-close = Dövr bağlanıb
deed-round-import = Dövr idxal edilib
deed-session-add = Sistemə daxil olub
deed-session-delete = Sistemdən çıxıb
deed-user-add = İstifadəçi əlavə edilib
deed-user-deactivate = İstifadəçinin girişi dayandırılıb
deed-user-renew = Şəxsin girişi dəvətlə bərpa edilib
deed-user-set-language = Dil dəyişdirilib
deed-user-set-password = Parol dəyişdirilib

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


## Nəticə səhifələri

group-nothing-accepted = Qəbul olunmuş cavab yoxdur
group-not-applicable = Aid deyil
group-too-little = Cavablar kifayət etmir
group-not-asked = Soruşulmayıb
mean-and-count = { $mean } ({ $count })
findings-by-kind = { $caption }: qurumların növü üzrə
findings-by-kind-note = Orta bal; mötərizədə balın əsaslandığı qurumların sayı.
share-most = dörddə üçdən çoxu
share-few = dörddə birdən azı
column-with-gap = Boşluğu olanlar
finding-not-applicable-to = Aid olmadığı qurumlar
findings-so-far = İndiyədək qəbul olunmuş cavab vərəqələri əsasında.
findings-provisional = İlkin nəticələr: dövr hələ açıqdır, qəbul olunan və ya qaytarılan hər cavab vərəqəsi bu nəticələri dəyişir.
findings-nothing-accepted = Heç bir cavab vərəqəsi qəbul olunmayıb. Nəticə çıxarmaq üçün əsas yoxdur.
findings-few-accepted = Cəmi { $count } cavab vərəqəsi qəbul olunub. Buradakı nəticələr yalnız həmin qurumlara aiddir. Ən azı { $smallest } cavab vərəqəsi qəbul olunmadan heç nə açıqlana bilməz.
findings-parts-of = “{ $title }”: tərkib hissələri üzrə ballar
findings-part-ratings = “{ $title }”: tərkib hissələri və səviyyələr üzrə qurumlar
findings-pillar-ratings = Sütunlar və səviyyələr üzrə qurumlar
findings-principle-ratings = Prinsiplər və səviyyələr üzrə qurumlar
findings-report = Hesabat (PDF):
finding-nothing-accepted = Heç nə demək olmaz: bu suallara verilmiş cavablar hələ qəbul olunmayıb.
finding-not-applicable = Bu mövzu cavab vermiş qurumların heç birinə aid deyil, ona görə bal hesablanmayıb.
finding-too-little = Bal yoxdur: burada verilmiş cavablar kifayət etmir.
finding-no-score = Burada heç bir qurumun balı yoxdur.
finding-share-withheld = Boşluğu olan qurumların sayı göstərilmir.
finding-mean = Orta bal
finding-counted = Balı olan qurumlar
finding-interval = Bütün suallar cavablandırılsaydı, orta bal
finding-coverage = Orta hesabla cavablandırılıb
gaps-nothing-accepted = Heç bir cavab vərəqəsi qəbul olunmayıb. Boşluqların olub-olmadığını demək olmaz.
gaps-nothing-scored = Heç nəyin balı yoxdur. Boşluqların olub-olmadığını demək olmaz.
gaps-none-released = Göstərilə bilən boşluq yoxdur.
release-fingerprint = Rəqəmsal iz (SHA-256)
release-round-open = Nəticələr dövr bağlandıqdan sonra açıqlana bilər.

## Report

report-publisher = Azərbaycan Respublikasının İnsan Hüquqları üzrə Müvəkkili (Ombudsman)
report-contents = Mündəricat
report-heading = { $number } { $title }
report-annex = Əlavə { $number }. { $title }
report-table = Cədvəl { $number }. { $title }
report-figure = Şəkil { $number }. { $title }
report-title = Biznes və insan hüquqları üzrə milli ilkin qiymətləndirmə
report-subtitle = “{ $round }” qiymətləndirmə dövrünün nəticələri
report-cover-drawn = Nəticələrin çıxarıldığı tarix
report-cover-responses = Qəbul olunmuş cavab vərəqələri
report-cover-release = Açıqlama (SHA-256)
report-cover-notice = Hesabatda yalnız ümumiləşdirilmiş rəqəmlər verilir. Hər rəqəm ən azı { $smallest } quruma əsaslanır; heç bir qurumun adı çəkilmir və rəqəmlərdən heç bir qurumu müəyyən etmək mümkün deyil.

report-kind = Qurumun növü
report-kind-all = Bütün qurumlar
report-kind-government = Dövlət orqanları
report-kind-state-owned = Dövlət şirkətləri
report-kind-private = Özəl şirkətlər
report-of = { $whole } qurumdan { $part }{ $percent }
report-fraction = { $part } / { $whole }
report-n = n = { $count }
report-none = yoxdur
report-no-score = bal yoxdur
report-withheld = açıqlanmır
report-over-three-quarters = { $whole } qurumun dörddə üçündən çoxu
report-under-one-quarter = { $whole } qurumun dörddə birindən azı
report-level-count = { $level }: { $count }
report-ratings-withheld = açıqlanmır (bax: Əlavə 1)
report-not-rated = səviyyəsi müəyyən edilməyib
report-reason-empty = heç bir qurumun balı yoxdur
report-reason-too-few = açıqlanmır: qurumların sayı azdır (ən azı { $smallest } olmalıdır)
report-reason-would-reveal = açıqlanmır: çıxma yolu ilə başqa rəqəm hesablana bilər

report-topic = Mövzu
report-area = İstiqamət
report-indicator = Göstərici
report-indicator-kind = Növü
report-indicator-structural = Struktur
report-indicator-process = Proses
report-indicator-outcome = Nəticə
report-indicator-unnamed = təsnif edilməyib
report-rating = Səviyyə
report-ratings = Səviyyələr üzrə qurumlar
report-scored = Balı olan qurumlar
report-mean-score = Orta bal (yuvarlaq)
report-below-target = Hədəfə çatmayanlar
report-target = Hədəf
report-target-line = Hədəf ({ $target })
report-range = Mümkün aralıq
report-rounding-range = Orta bala yuvarlaqlaşdırılan aralıq
report-nothing-shown = Açıqlanmır və ya bal yoxdur
report-note = Ballar 0 ilə 100 arasındadır. Orta ballar yuvarlaqlaşdırılıb: qurumların sayı az olduqca daha kobud (bax: bölmə 2.6). “Hədəfə çatmayanlar” öz balı hədəfdən aşağı olan qurumların sayıdır.
report-note-target = Ballar 0 ilə 100 arasındadır; hədəf { $target } baldır. Orta ballar yuvarlaqlaşdırılıb: qurumların sayı az olduqca daha kobud (bax: bölmə 2.6). “Hədəfə çatmayanlar” öz balı hədəfdən aşağı olan qurumların sayıdır.
report-glance = Nəticələrə ümumi baxış
report-by-kind = { $topic } – qurumların növləri üzrə
report-indicators-of = { $topic } – göstəricilər
report-only-indicator = Yalnız bir göstəriciyə əsaslanır: “{ $indicator }”.

report-summary = Xülasə
report-purpose-principles = Bu hesabat “{ $round }” qiymətləndirmə dövrünün nəticələrini təqdim edir. Dövlət orqanlarından və şirkətlərdən hansı öhdəlikləri götürdükləri, nə etdikləri və bunun hansı nəticəni verdiyi soruşulmuşdur. Cavablar BMT-nin Biznes və insan hüquqları üzrə Rəhbər Prinsipləri ilə müqayisə edilmişdir: dövlətin qorumaq vəzifəsi, biznesin hörmət etmək məsuliyyəti və hüquqi müdafiə vasitələrinə çıxış.
report-purpose = Bu hesabat “{ $round }” qiymətləndirmə dövrünün nəticələrini təqdim edir. Qurumlardan hansı öhdəlikləri götürdükləri, nə etdikləri və bunun hansı nəticəni verdiyi soruşulmuş, cavablar dərc edilmiş vahid qayda üzrə ballarla qiymətləndirilmişdir.
report-response-rate = Qəbul olunmuş cavab vərəqələri: { $rate }. Qurumların növləri üzrə: { $kinds }. Nəticələr yalnız qəbul olunmuş cavab vərəqələrinə əsaslanır.
report-rate-of-kind = { $kind } – { $rate }
report-overall-principles = Hədəfə ({ $target } bal) çatmayan qurumların payı açıqlana bilən { $topics } prinsipdən { $below } prinsip üzrə qurumların yarıdan çoxu hədəfə çatmayıb.
report-overall-topics = Hədəfə ({ $target } bal) çatmayan qurumların payı açıqlana bilən { $topics } mövzudan { $below } mövzu üzrə qurumların yarıdan çoxu hədəfə çatmayıb.
report-widest = Boşluqların ən böyük olduğu mövzular
report-widest-order = Mövzular hədəfə çatmayan qurumların payına görə, bu pay açıqlandığı qədər, sıralanıb.
report-closest = Hədəfə ən yaxın olan mövzular
report-standing = Hədəfə çatmayanlar: { $below }; orta bal: { $mean }.
report-widespread = Ən geniş yayılmış boşluqlar
report-gaps-by-indicator = Boşluqların reyestrində boşluğun geniş yayıldığı { $gaps } göstərici var: { $structural } struktur göstəricisi (qüvvədə olan qanunlar və siyasətlər), { $process } proses göstəricisi (onların tətbiqi üçün görülən işlər) və { $outcome } nəticə göstəricisi (insanlar üçün nəticələr). Ən geniş yayılmış boşluqlar bunlardır:
report-first-step = Növbəti addım: { $step }
report-nothing-released-title = Bu dövr üzrə heç bir rəqəm açıqlana bilmir
report-nothing-released = Heç bir mövzu üzrə ən azı { $smallest } qurumun hər hansı qurumu üzə çıxarmadan göstərilə bilən balı yoxdur. Buna görə hesabat kimdən cavab istənildiyini, cavabların necə qiymətləndirildiyini və nəyin ölçüldüyünü bildirir; qurumların hansı vəziyyətdə olduğunu isə bildirmir.
report-cannot-say = Bu hesabatdan hansı nəticələri çıxarmaq olmaz
report-limit-missing = Cavab vərəqəsi qəbul olunmamış qurumların sayı: { $count }. Onların vəziyyəti məlum deyil və bu barədə heç bir ehtimal irəli sürülmür.
report-limit-empty = Heç bir qurumun balı olmayan mövzuların sayı: { $count }. Bu mövzular ya heç bir quruma şamil olunmur, ya da onlara cavab verilməyib.
report-limit-kind = { $kind }: bu növdən olan qurumların balı olan { $topics } mövzudan { $withheld } mövzu üzrə rəqəmlər açıqlanmır.
report-limit-kind-all = { $kind }: bu növ üzrə ayrıca heç bir rəqəm açıqlana bilmir; onların cavabları yalnız bütün qurumlar üzrə rəqəmlərdə nəzərə alınır.
report-limit-not-harm = Ballar hansı qanunların, siyasətlərin, prosedurların və nəticələrin mövcud olduğunu göstərir. Onlar nə qədər insanın və nə dərəcədə zərər gördüyünü ölçmür.
report-limit-own-statements = Rəqəmlər qurumların özləri barədə verdikləri məlumata və təsdiqedici sənədlərin yoxlanılmasına əsaslanır. Onlar yerində aparılmış yoxlamanın nəticəsi deyil.

report-method = Metodika və cavablar
report-frame = Kimdən cavab istənilib və kim cavab verib
report-frame-introduction = Cavab istənilən qurumların sayı: { $count }. Seçmə aparılmayıb, bütün bu qurumlara müraciət edilib; buna görə rəqəmlərdə seçmə xətası yoxdur və onlar yalnız bu qurumlara aiddir. İki sorğu vərəqəsinə cavab verən qurum hər biri üzrə ayrıca sayılır.
report-frame-dates = Cavabların təqdim edilməsi üçün son tarix: { $deadline }. Nəticələrin çıxarıldığı tarix: { $drawn }.
report-frame-date = Nəticələrin çıxarıldığı tarix: { $drawn }.
report-stage-asked = Müraciət edilib
report-stage-accepted = Qəbul olunub
report-stage-submitted = Təqdim olunub, hələ qəbul olunmayıb
report-stage-in-progress = Doldurulur və ya geri qaytarılıb
report-stage-not-started = Başlanmayıb
report-rates-table = Qurumların növləri üzrə cavab vərəqələri
report-rates-note = Nəticələrdə yalnız qəbul olunmuş cavab vərəqələri nəzərə alınır: qurum cavablarını təqdim edib, yoxlayan şəxs isə onları qəbul edib.
report-coverage-title = Cavab vərəqələrinin vəziyyəti – qurumların növləri üzrə
report-coverage-description = Qurumların hər növü üçün bir zolaq: qəbul olunmuş, təqdim olunmuş, doldurulan və başlanmamış cavab vərəqələri.
report-questionnaires = Sorğu vərəqələri
report-questionnaires-principles = Hər qurum öz növü üçün nəzərdə tutulmuş sorğu vərəqəsinə cavab verir. Vəzifələr fərqli olduğu üçün sorğu vərəqələri də fərqlidir; onları Rəhbər Prinsiplər birləşdirir və nəticələr bu prinsiplər üzrə qruplaşdırılır.
report-questionnaires-introduction = Hər qurum öz növü üçün nəzərdə tutulmuş sorğu vərəqəsinə cavab verir. Nəticələr sorğu vərəqələrinin mövzuları üzrə qruplaşdırılır.
report-questionnaire = Sorğu vərəqəsi
report-title-and-version = { $title }, versiya { $version }
report-addressed-to = Kimə ünvanlanıb
report-scored-questions = Bal verilən suallar
report-minimum-coverage = Ən az əhatə
report-fingerprint = SHA-256
report-questionnaires-note = Sorğu vərəqələri dövr ərzində dəyişdirilmir. SHA-256 kodunun ilk on iki simvolu cavab verilmiş mətni birmənalı müəyyən edir.
report-questionnaires-table = Dövrün sorğu vərəqələri
report-uncovered = Bu dövrün sorğu vərəqələrində əhatə olunmayan prinsiplər: { $principles }.
report-scoring = Cavablar necə bala çevrilir
report-scoring-questions = Sualların əksəriyyətində cavablar pillə-pillə düzülüb: heç nəyin olmamasından izlənilən və təkmilləşdirilən təcrübəyə qədər. Hər cavabda onu seçmək üçün nəyin doğru olmalı olduğu göstərilir və hər cavabın dəyəri 0 ilə 1 arasındadır. Tərkib hissələri sadalanan sualın dəyəri şamil olunan hissələrdən yerinə yetirilənlərin payıdır. Rəqəm, tarix və ya mətn istənilən suallar qeydə alınır, lakin onlara bal verilmir.
report-scoring-tree = Suallar göstəriciləri, göstəricilər onlardan yuxarıdakı mövzuları, mövzular isə yekunu təşkil edir. Hər pillədə hissələrin çəkisi sorğu vərəqələrində müəyyən edilib.
report-formula-title = Düstur
report-formula = Bal = 100 × (1-ci hissənin çəkisi × onun balı + 2-ci hissənin çəkisi × onun balı + …) ÷ (şamil olunan və cavablandırılmış hissələrin çəkilərinin cəmi)
report-formula-example = Nümunə: çəkisi eyni olan və 0,25 və 0,75 dəyərində cavablandırılmış iki sual 100 × (0,25 + 0,75) ÷ 2 = 50 bal verir.
report-other-rules = Sadə orta qiymət vacib məqamları gizlədə biləcək hallarda sorğu vərəqələri başqa qaydadan istifadə edir. Bu dövrün qaydaları:
report-rule-weighted-mean = Çəkili orta: güclü tərəflər zəif tərəfləri çəkilərinə mütənasib olaraq tarazlayır.
report-rule-lowest = Ən zəif hissə: nəticəni ən zəif hissə müəyyən edir.
report-rule-geometric = Həndəsi orta: zəif tərəflər yalnız qismən tarazlanır.
report-rule-all-some-none = Hamısı, bəzisi və ya heç biri: bütün hissələr tamdırsa, tam bal; heç nə yoxdursa, sıfır; digər hallarda yarısı.
report-rule-mean-of-kinds = Struktur vahidləri üzrə orta: əvvəlcə qurumun hər növdən olan vahidləri üzrə, sonra növlər üzrə orta qiymət.
report-scoring-means = Bu hesabatda orta bal mövzu üzrə balı olan qurumların ballarının ortasıdır; ölçüsündən asılı olmayaraq hər qurum eyni dərəcədə nəzərə alınır. Ayrı-ayrı qurumların balı hesablana bilməsin deyə orta ballar yuvarlaqlaşdırılır (bax: bölmə 2.6). Qurumun boşluğu hədəflə onun balı arasındakı fərqdir və heç vaxt sıfırdan aşağı olmur: hədəfi keçməyə görə əlavə bal verilmir.
report-missing = Cavabı olmayan suallar
report-missing-introduction = Cavabın olmaması heç vaxt sıfır sayılmır. Dörd hal bir-birindən ayrılır:
report-state-not-applicable-term = Şamil olunmur:
report-state-not-applicable-meaning = sualın quruma aidiyyəti yoxdur və qurum bunun səbəbini göstərir. Sual hesablamadan tamamilə çıxarılır.
report-state-do-not-know-term = Məlumatım yoxdur:
report-state-do-not-know-meaning = qurum cavabı bilmir.
report-state-no-data-term = Məlumat toplanmır:
report-state-no-data-meaning = qurum bu məlumatı heç kimin toplamadığını bilir.
report-state-unanswered-term = Cavab verilməyib:
report-state-unanswered-meaning = heç nə yazılmayıb. Sual bala daxil edilmir və əhatəni azaldır.
report-counts-zero = Bu, cavab hesab olunur və 0 bal verir.
report-counts-by-questionnaire = Sorğu vərəqəsindən asılı olaraq bu cavab 0 bal verir və ya cavab verilməmiş sayılır.
report-coverage-words = Əhatə şamil olunan suallardan cavablandırılmış olanların çəkili payıdır. Qurumun mövzu üzrə səviyyəsi yalnız əhatə sorğu vərəqəsində göstərilən ən az həddə çatdıqda müəyyən edilir; əks halda qurum “səviyyəsi müəyyən edilməyib” kimi sayılır.
report-range-words = Cavablar tam olmadıqda hər qurumun öz qiymətləndirmə vərəqində mümkün aralıq da göstərilir: cavabsız sualların hamısına sıfır verilsəydi və hamısına tam bal verilsəydi, bal nə qədər olardı. Ayrı-ayrı qurumların aralıqları dərc edilmir.
report-ratings-section = Səviyyələr
report-ratings-introduction = Əhatəsi kifayət qədər olan bal sözlə ifadə edilən səviyyəyə aid edilir.
report-scale-table = “{ $scale }” şkalasının səviyyələri
report-scale-from = Bal
report-scale-meaning = Mənası
report-scale-at-least = { $points } və yuxarı
report-scale-above = { $points } baldan yuxarı
report-core-cap = Bəzi suallar əsas elementlərdir: onlar olmadan qalanlarının təsiri azdır. Əsas elementin balı sıfır olduqda, digər cavablardan asılı olmayaraq ondan yuxarıdakı heç bir mövzunun səviyyəsi “{ $level }” səviyyəsini keçmir. Balın özü dəyişmir.
report-disclosure = Nə açıqlanır
report-disclosure-introduction = Qurumlar öz cavablarının yalnız onlarla hesabatı dərc edən qurum arasında qalacağı şərti ilə cavab veriblər. Dərc edilən məlumat bu qaydalara uyğundur:
report-disclosure-smallest = Hər rəqəm ən azı { $smallest } quruma əsaslanır.
report-disclosure-difference = Ümumi rəqəmdən çıxmaqla daha kiçik qrupun rəqəmi hesablana bilərsə, belə rəqəm də açıqlanmır.
report-disclosure-alike = Səviyyələr və orta ballar qrupun ən azı üç qurumu ən çox rast gəlinən səviyyədən fərqli səviyyədə olduqda açıqlanır; əks halda onlar, demək olar ki, hər kəsin nə cavab verdiyini göstərərdi.
report-disclosure-share = Hədəfə çatmayanların sayı hədəfin hər iki tərəfində ən azı üç qurum və qrupun dörddə biri olduqda açıqlanır. Daha böyük qrupda demək olar ki, hamısı hədəfə çatmadıqda və ya çatdıqda rəqəm əvəzinə “dörddə üçündən çoxu” və ya “dörddə birindən azı” yazılır.
report-disclosure-means = Orta ballar bir qurumun onları dəyişə biləcəyindən daha dəqiq olmayan addımlarla yuvarlaqlaşdırılır: qurumların sayı 5–9 olduqda 20 bal, 10–19 olduqda 10 bal, 20–49 olduqda 5 bal, 50–99 olduqda 2 bal, 100 və daha çox olduqda 1 bal. Buna görə yuvarlaqlaşdırılmış orta bal hədəfə çatmış kimi görünə bilər, halbuki dəqiq orta bal çatmayıb; əsas götürülən rəqəm hədəfə çatmayanların sayıdır.
report-disclosure-gaps = Boşluq ən azı üç qurum və balı olan qurumların dörddə biri hədəfə çatmadıqda reyestrə daxil edilir; növbəti addım yalnız ən azı { $smallest } quruma aid olduqda göstərilir.
report-disclosure-order = Qurumlar heç vaxt sıralanmır və heç bir qurumun balı ayrıca dərc edilmir.
report-disclosure-words = Açıqlanmayan rəqəm sözlə göstərilir, heç vaxt boş xana və ya sıfır kimi verilmir. Nəyin açıqlanmadığı mövzular üzrə və səbəbi ilə birlikdə Əlavə 1-də sadalanır.
report-limits = Məhdudiyyətlər
report-limit-frame = Qurumlar təsadüfi seçmə ilə müəyyən edilməyib. Rəqəmlər cavab vermiş qurumları təsvir edir və ölkənin bütün dövlət orqanlarına və ya şirkətlərinə şamil edilməməlidir.
report-limit-kinds = Dövlət orqanlarının və şirkətlərin vəzifələri fərqli olduğundan onlar fərqli suallara cavab verir. Onların eyni mövzu üzrə orta balları yanaşı oxuna bilər, lakin bu, bir növün digərindən üstün olduğunu göstərmir.
report-limit-not-legal = Bal nə sertifikatdır, nə də tələblərə əməl olunması və ya onların pozulması barədə hüquqi nəticə.
report-limit-rounds = Digər dövrlərlə müqayisə yalnız sorğu vərəqələrinin versiyalarının müqayisə oluna bildiyi bəyan edildikdə əsaslıdır.

report-overall = Ümumi mənzərə
report-overall-profile = Ballar və hədəf
report-overall-how-to-read = Hər zolaq mövzu üzrə balı olan qurumların yuvarlaqlaşdırılmış orta balıdır; zolağın ucundakı xətt həmin rəqəmə yuvarlaqlaşdırılmış aralığı göstərir. Qırıq xətt hədəfdir. Ştrixlənmiş zolaq açıqlanmayan və ya mövcud olmayan rəqəmi bildirir; bu, sıfır deyil.
report-no-profile = Burada heç bir orta bal açıqlana bilmir.
report-profile-upper = Əsas istiqamətlər üzrə yuvarlaqlaşdırılmış orta ballar
report-profile-all = Mövzular üzrə orta ballar – bütün qurumlar
report-profile-description = Hər mövzu üçün 0-dan 100-dək bir zolaq və hədəf.
report-overall-kinds = Qurumların növləri üzrə
report-overall-kinds-how-to-read = Aşağıdakı şəkillər qurumların hər növünü ondan soruşulan mövzular üzrə göstərir.
report-profile-kind = { $kind } – mövzular üzrə orta ballar
report-no-profile-kind = { $kind }: bu növ üzrə ayrıca heç bir orta bal açıqlana bilmir.
report-profile-of = { $topic } – orta ballar
report-distribution-of = { $topic } – səviyyələr üzrə qurumlar
report-distribution-description = Hər mövzu üçün hər səviyyədəki qurumların sayına görə bölünmüş bir zolaq.
report-distribution-note = Zolaqlardakı rəqəmlər qurumların sayıdır; n balı olan qurumların sayıdır. Mövzu üzrə cavabları səviyyə üçün kifayət etməyən qurumların “səviyyəsi müəyyən edilməyib”.
report-chapter-withheld-title = Bu fəsildə rəqəm yoxdur
report-chapter-withheld = Bu fəslin heç bir mövzusu üzrə açıqlana bilən rəqəm yoxdur. Səbəbi cədvəllərdə göstərilib.
report-sentence-empty = Burada heç bir qurumun balı yoxdur: mövzu ya cavab verənlərin heç birinə şamil olunmur, ya da suallara cavab verilməyib.
report-sentence-withheld = Rəqəmlər açıqlanmır, çünki onlar { $smallest } həddindən az sayda quruma əsaslanardı və ya belə rəqəmləri üzə çıxarardı.
report-sentence-below = { $count ->
    [0] Balı olan { $whole } qurumun hamısı hədəfə çatıb.
   *[other] Hədəfə çatmayanlar: balı olan { $whole } qurumdan { $count }{ $percent }.
}
report-sentence-over-three-quarters = Balı olan { $whole } qurumun dörddə üçündən çoxu hədəfə çatmayıb.
report-sentence-under-one-quarter = Balı olan { $whole } qurumun dörddə birindən azı hədəfə çatmayıb.
report-sentence-share-withheld = Balı olan qurumların sayı: { $whole }; onlardan neçəsinin hədəfə çatmadığı açıqlanmır.
report-sentence-mean = Orta bal təxminən { $mean }.
report-sentence-mean-withheld = Orta bal açıqlanmır.
report-mean-of-kind = { $kind } – { $mean }
report-sentence-kinds = Qurumların növləri üzrə yuvarlaqlaşdırılmış orta ballar: { $kinds }.
report-sentence-extremes = Göstəricilər arasında, açıqlandığı qədər, hədəfə çatmayanların payı ən çox “{ $most }” ({ $many }), ən az isə “{ $fewest }” ({ $few }) göstəricisindədir.

report-register = Boşluqların reyestri
report-register-introduction = Reyestrdə boşluğun geniş yayıldığı göstəricilər sadalanır: ən azı üç qurum və balı olan qurumların dörddə biri hədəfə çatmayıb. Paylar açıqlandığı qədər ən geniş yayılmış boşluqlar birinci gəlir. Növbəti addımlar sorğu vərəqələrindən götürülüb: hər addım qurumun verdiyi cavabdan bir pillə yuxarı qalxması üçün nə etməli olduğunu göstərir. Addımlar həmin cavabı ən azı { $smallest } qurum verdikdə göstərilir.
report-register-empty = Bu dövr üzrə heç bir boşluq açıqlana bilmir: ya heç bir boşluq geniş yayılmayıb, ya da rəqəmlər çox az sayda quruma əsaslanardı.
report-register-table = Boşluqların reyestri
report-register-principles-note = Prinsip: göstəricinin aid olduğu Rəhbər Prinsiplərin nömrələri.
report-register-note = Bir neçə növbəti addım məlum olduqda ən çox quruma aid olan üçü göstərilir; “ortaq addım yoxdur” ən azı { $smallest } quruma aid olan addımın məlum olmadığını bildirir. “Əsas element”: balı sıfır olduqda ondan yuxarıdakı bütün səviyyələri məhdudlaşdırır.
report-number = №
report-principles = Prinsip
report-next-steps = Növbəti addımlar
report-core = əsas element
report-no-common-step = ortaq addım yoxdur

report-annex-withheld = Nə açıqlanmır və nə üçün
report-withheld-introduction = Bu əlavədə bir və ya bir neçə rəqəmi açıqlanmayan bütün mövzular – bütün qurumlar və hər növ üzrə – sadalanır. Rəqəmin əsaslana biləcəyi ən kiçik qrup: { $smallest } qurum. Cədvəldəki sözlərin mənası:
report-withheld-nothing = Mövcud olan bütün rəqəmlər açıqlanıb.
report-withheld-table = Açıqlanmayan rəqəmlər
report-disclosed = açıqlanır
report-not-asked = soruşulmayıb
report-withheld-few = qurum azdır
report-withheld-few-meaning = “Qurum azdır”: balı olan qurumların sayı { $smallest } həddinə çatmır; heç nə açıqlanmır.
report-withheld-subtraction = çıxma
report-withheld-subtraction-meaning = “Çıxma”: heç nə açıqlanmır, çünki bu rəqəmdən və ümumi rəqəmdən çox kiçik qrupun rəqəmi hesablana bilər.
report-withheld-count = sayı sözlə
report-withheld-count-meaning = “Sayı sözlə”: demək olar ki, hamısı hədəfə çatmayıb və ya çatıb, buna görə hədəfə çatmayanların sayı sözlə verilir; “sayı verilmir” isə bunun da ayrı-ayrı cavabları və ya başqa rəqəmi üzə çıxara biləcəyini bildirir.
report-withheld-share = sayı verilmir
report-withheld-ratings = səviyyələr verilmir
report-withheld-ratings-meaning = “Səviyyələr verilmir”: üçdən az qurum ən çox rast gəlinən səviyyədən fərqli səviyyədədir, səviyyəsi müəyyən edilmiş qurumların sayı azdır və ya başqa qrupun səviyyələri üzə çıxardı.
report-withheld-mean = orta bal verilmir
report-withheld-mean-meaning = “Orta bal verilmir”: orta bal səviyyələrlə birlikdə açıqlanır; çox kiçik qrupun orta balını isə təhlükəsiz yuvarlaqlaşdırmaq mümkün deyil.
report-annex-figures = Bütün rəqəmlər
report-figures-introduction = Açıqlanan rəqəmləri ilə birlikdə bütün mövzular. Mövzu qurumların bir neçə növündən soruşulubsa, bütün qurumların sətrindən sonra hər növ üçün ayrıca sətir verilir.
report-figures-table = Bütün mövzular
report-topic-and-kind = Mövzu və qurumların növü
report-topic-of-kind = { $topic } ({ $kind })
report-of-which = – { $kind }
report-rank-wholes = Bütövlükdə sorğu vərəqələri
report-rank-pillars = Sütunlar
report-rank-principles = Prinsiplər
report-rank-indicators = Göstəricilər
report-rank-topics = Mövzular
report-annex-glossary = İstifadə olunan terminlər
report-glossary-table = Terminlər və onların bu hesabatdakı mənası
report-term = Termin
report-meaning = Mənası
report-term-baseline = İlkin qiymətləndirmə
report-meaning-baseline = Qanunvericiliyin, siyasətin və təcrübənin hazırkı vəziyyətinin öyrənilməsi; sonrakı irəliləyiş bununla müqayisə edilir, milli fəaliyyət planının və ya dövlət proqramının prioritetləri bunun əsasında seçilir.
report-term-principles = Rəhbər Prinsiplər
report-meaning-principles = BMT-nin Biznes və insan hüquqları üzrə Rəhbər Prinsipləri; İnsan Hüquqları Şurası tərəfindən 2011-ci ildə bəyənilib: üç sütunda 31 prinsip.
report-term-institution = Qurum
report-meaning-institution = Cavab istənilən orqan və ya şirkət: dövlət orqanı, dövlətə məxsus olan və ya dövlətin nəzarət etdiyi şirkət və ya özəl şirkət.
report-term-due-diligence = İnsan hüquqları üzrə lazımi yoxlama
report-meaning-due-diligence = Müəssisənin fəaliyyətinin və işgüzar münasibətlərinin insanlara harada zərər vura biləcəyini aşkar etdiyi, buna görə tədbir gördüyü, tədbirlərin nəticəsini izlədiyi və bu barədə məlumat verdiyi fasiləsiz proses.
report-term-remedy = Hüquqi müdafiə vasitəsi
report-meaning-remedy = Şəxsə vurulmuş zərəri aradan qaldıran tədbir, məsələn, üzrxahlıq, əvvəlki vəziyyətin bərpası, kompensasiya və ya zərərin təkrarlanmayacağına təminat; habelə bu tədbirə aparan prosedur.
report-term-grievance = Şikayət mexanizmi
report-meaning-grievance = Zərər görən və ya görə biləcək şəxslərin bunu bildirməsinə və məsələnin həllinə imkan verən dövlət və ya müəssisə proseduru.
report-term-evidence = Təsdiqedici sənəd
report-meaning-evidence = Cavabın doğruluğunu göstərən hüquqi akt, əmr, qeyd, statistik məlumat və ya nəşr.
report-term-indicator = Göstərici
report-meaning-indicator = Ölçülən məsələ: mövzu daxilində bir və ya bir neçə sualdan ibarət bir məsələ.
report-meaning-structural = Öhdəlik göstəricisi: qüvvədə olan qanunlar, siyasətlər və qurumlar.
report-meaning-process = Səy göstəricisi: yoxlamalar, büdcə, təlim, baxılmış şikayətlər.
report-meaning-outcome = İnsanlar üçün nəticə göstəricisi.
report-term-score = Bal
report-meaning-score = Dərc edilmiş qayda üzrə cavablardan alınan, 0 ilə 100 arasında rəqəm.
report-term-target = Hədəf
report-meaning-target = Çatıldıqda boşluq olmadığı hesab edilən bal.
report-term-gap = Boşluq
report-meaning-gap = Hədəflə bal arasındakı fərq; heç vaxt sıfırdan aşağı olmur.
report-meaning-rating = Əhatəsi kifayət qədər olan balın aid olduğu şkala səviyyəsi.
report-term-coverage = Əhatə
report-meaning-coverage = Şamil olunan suallardan cavablandırılmış olanların çəkili payı.
report-term-core = Əsas element
report-meaning-core = Olmadığı halda qalanlarının təsiri az olan sual; balı sıfır olduqda ondan yuxarıdakı səviyyələri məhdudlaşdırır.
report-term-withheld = Açıqlanmır
report-meaning-withheld = Rəqəm mövcuddur, lakin dərc edilmir, çünki { $smallest } həddindən az sayda quruma əsaslanır və ya ayrı-ayrı qurumlar barədə nəticə çıxarmağa imkan verərdi.
report-annex-citation = Hesabata necə istinad etməli
report-citation-introduction = Bu hesabat hazırlanmazdan əvvəl nəticələr dəyişməz şəkildə saxlanılıb.
report-citation-title = Tövsiyə olunan istinad
report-citation = { $publisher }: { $title }. “{ $round }” qiymətləndirmə dövrünün nəticələri, { $date }.
report-citation-release = Açıqlamanın SHA-256 kodu: { $sha256 }
report-citation-check = Açıqlama faylı olan hər kəs onun SHA-256 kodunu hesablayıb yuxarıdakı ilə müqayisə edə bilər. Onlar eynidirsə, bu hesabatdakı rəqəmlər açıqlanmış rəqəmlərdir.
report-citation-draft = Bu nüsxə dəyişməz şəkildə saxlanılmış açıqlama olmadan hazırlanıb. O, layihədir və ona istinad edilməməlidir.

report-scorecard-title = Qurumun qiymətləndirmə vərəqi
report-state-not-applicable = şamil olunmur
report-state-unanswered = cavab verilməyib
report-state-do-not-know = məlumatım yoxdur
report-state-no-data = məlumat toplanmır
report-card-round = Qiymətləndirmə dövrü
report-card-state = Cavab vərəqəsinin vəziyyəti
report-card-accepted-on = Qəbul olunub: { $date }
report-card-not-accepted = Hələ qəbul olunmayıb
report-card-made-on = Vərəqin hazırlandığı tarix
report-card-notice = Yalnız yuxarıda adı çəkilən qurum və hesabatı dərc edən tərəfin yoxlayan şəxsləri üçündür. Bir qurumun cavablarını əks etdirir və dərc edilmir.
report-card-draft-title = İlkin rəqəmlər
report-card-draft = Cavab vərəqəsi hələ qəbul olunmayıb. Cavablar yalnız qurumun öz qiymətləndirməsinə əsaslanır və rəqəmlərlə birlikdə dəyişə bilər.
report-card-result = Nəticə
report-card-score-and-rating = Bal 100 baldan { $score }, səviyyə “{ $rating }”.
report-card-score-without-rating = Cavablandırılmış suallar üzrə bal 100 baldan { $score }. Əhatə ən az həddən ({ $minimum }) aşağı olduğundan səviyyə müəyyən edilmir.
report-card-capped = { $count ->
    [one] Bal təkbaşına “{ $level }” səviyyəsini verərdi; əsas elementin balı sıfır olduğu üçün səviyyə aşağıdır: { $elements }.
   *[other] Bal təkbaşına “{ $level }” səviyyəsini verərdi; { $count } əsas elementin balı sıfır olduğu üçün səviyyə aşağıdır: { $elements }.
}
report-card-quoted = “{ $words }”
report-card-all-answered = Şamil olunan bütün suallara cavab verilib.
report-card-range = Əhatə: { $coverage }; çatışmayan cavablardan asılı olaraq bal { $lower } ilə { $upper } arasında ola bilər.
report-card-gap = Hədəf { $target } bal, hədəfə qədər boşluq { $gap } baldır.
report-card-no-gap = Hədəfə ({ $target } bal) çatılıb.
report-card-nothing-applies = Buradakı heç nə quruma şamil olunmur, buna görə bal yoxdur.
report-card-nothing-answered = Buradakı heç bir suala hələ cavab verilməyib, buna görə bal yoxdur.
report-card-progress = Qurumdan soruşulan sualların sayı: { $asked }. Cavab verilmiş və ya cavabın olmamasının səbəbi göstərilmiş sualların sayı: { $given }.
report-card-topics = Mövzular üzrə ballar
report-card-indicators = Göstəricilər üzrə ballar
report-card-profile = Ballar və hədəf
report-card-note = Ballar 0 ilə 100 arasındadır; hədəf { $target } baldır. Mümkün aralıq: çatışmayan cavablar məlum olsaydı, balın yerləşə biləcəyi aralıq. Səviyyə ən azı { $minimum } əhatə olduqda müəyyən edilir.
report-card-complete = tam
report-card-interval = { $lower }–{ $upper }
report-card-no-rating = səviyyə yoxdur
report-card-steps = Səviyyəni nə yüksəldər
report-card-steps-introduction = Aşağıdakı hər addım ayrıca yoxlanılıb: bir cavab növbəti, daha yaxşı cavabla əvəz edilib və bütün ballar yenidən hesablanıb. Yalnız bir neçə variantdan birini seçməklə verilən cavablar yoxlanılır.
report-card-no-steps = Balı artıracaq təkcə bir daha yaxşı cavab tapılmayıb.
report-card-no-single-step = Heç bir addım təkbaşına ümumi səviyyəni bir pillə yüksəltmir; bir neçə addım birlikdə atılmalıdır. Balı ən çox artıran addımlar:
report-card-single-steps = Ümumi səviyyəni təkbaşına bir pillə yüksəldə bilən addımların sayı: { $count }. Ən çox yüksəldən addımlar:
report-card-steps-table = Bütövlükdə sorğu vərəqəsi üzrə növbəti addımlar
report-card-steps-note = Hazırkı bal: { $score }. Hər sətir həmin addımın təkbaşına nə verəcəyini göstərir; artımlar sadəcə toplanmır.
report-card-steps-by-topic = Hər mövzu üzrə ən təsirli addım
report-card-steps-by-topic-table = Mövzular üzrə növbəti addımlar
report-card-step = Növbəti addım və aid olduğu sual
report-card-score-now = Hazırkı bal
report-card-score-then = Addımdan sonrakı bal
report-card-rating-then = Addımdan sonrakı səviyyə
report-card-establish = Vəziyyəti müəyyən edin ki, “{ $option }” cavabını vermək mümkün olsun.
report-card-explanation = Ballar necə alınıb
report-card-explanation-introduction = Hər bal öz hissələrindən alınır. Başqa qayda göstərilməyibsə, bal hissələrin çəkili ortasıdır: cədvəllərdə hər mövzu üçün hər hissənin çəkisi, balı, balı olan hissələrin ümumi çəkisindəki payı və töhfəsi göstərilir. Töhfələrin cəmi bala bərabərdir.
report-card-part = Hissə
report-card-weight = Çəki
report-card-share = Pay
report-card-contribution = Töhfə
report-card-sum = Cəmi
report-card-parts = { $topic } – hissələr
report-card-part-left-out = nəzərə alınmır
report-card-own-answers = Qurumun özü üçün verdiyi cavablar
report-card-left-out-introduction = Bu mövzularda heç nə quruma şamil olunmur. Onlar heç bir balda nəzərə alınmır:
report-card-without-score = Balı olmayan mövzular
report-card-unanswered-introduction = Bu mövzularda hələ heç bir suala cavab verilməyib. Onlar daxil olduqları mövzunun əhatəsini azaldır və balını açıq saxlayır:
report-card-none-met = Heç bir hissə yerinə yetirilməyib.
report-card-answers = Bütün cavablar
report-card-answers-introduction = Verildiyi kimi bütün cavablar, şərhlər və mənbələrlə birlikdə. Sualın balı 100 ballıq şkala üzrə göstərilir.
report-card-hidden = Qurumun növünə, vəzifələrinə və ya əvvəlki cavablarına görə ona aid olmayan və soruşulmamış sualların sayı: { $count }.
report-card-question = Sual
report-card-answer = Cavab
report-card-comment = Şərh: { $words }
report-card-source = Mənbə: { $words }
report-card-met = Yerinə yetirilib: { $elements }
report-card-not-met = Yerinə yetirilməyib: { $elements }
report-card-left-out-elements = Şamil olunmur: { $elements }
report-card-not-applicable-because = Şamil olunmur: { $reason }
report-card-not-scored = bal verilmir

## A questionnaire as a form for other programs

form-profile = Qurum haqqında
form-institution = Qurumun tam rəsmi adı
form-other = Digər
form-other-which = Digər: hansı?
form-unit-hint = Qurum bütövlükdə cavab verirsə, boş saxlayın.
form-explain = Tələb tam yerinə yetirilmirsə, səbəbini izah edin.
form-stands-alone = Bu cavab başqa cavablarla birgə seçilə bilməz.
