/** Cities and countries that stories come from, as Arabic newsrooms write them, and their Latin names. */
const PLACES =
  "القاهرة الإسكندرية الاسكندرية الجيزة الأقصر أسوان بورسعيد السويس الإسماعيلية طنطا المنصورة شرم_الشيخ العريش رفح " +
  "الرياض جدة مكة مكة_المكرمة المدينة_المنورة الدمام الطائف أبها تبوك نيوم دبي أبوظبي أبو_ظبي الشارقة عجمان الفجيرة " +
  "رأس_الخيمة الدوحة الكويت المنامة مسقط صلالة صنعاء عدن تعز الحديدة مأرب المكلا بغداد البصرة الموصل أربيل كركوك النجف " +
  "كربلاء السليمانية دمشق حلب حمص حماة اللاذقية درعا إدلب الرقة القامشلي بيروت طرابلس صيدا بعلبك زحلة عمان عمّان إربد " +
  "الزرقاء العقبة القدس القدس_المحتلة غزة رام_الله نابلس الخليل جنين حيفا يافا الناصرة بيت_لحم خان_يونس تونس صفاقس سوسة " +
  "الجزائر وهران قسنطينة عنابة الرباط مراكش فاس طنجة أكادير مكناس وجدة الدار_البيضاء نواكشوط الخرطوم أم_درمان بورتسودان " +
  "جوبا مقديشو جيبوتي موروني بنغازي مصراتة سبها طهران أصفهان شيراز تبريز كابل كابول إسلام_آباد كراتشي لاهور أنقرة إسطنبول " +
  "اسطنبول نيودلهي بكين شنغهاي طوكيو سيول بيونغيانغ موسكو كييف كيف لندن باريس برلين روما مدريد بروكسل جنيف فيينا أثينا " +
  "ستوكهولم أوسلو لاهاي وارسو بودابست نيقوسيا واشنطن نيويورك لوس_أنجلوس الأمم_المتحدة أوتاوا مكسيكو_سيتي برازيليا " +
  "بوينس_آيرس أديس_أبابا نيروبي أبوجا داكار بريتوريا جوهانسبرغ كانبيرا سيدني جاكرتا كوالالمبور بانكوك مانيلا تل_أبيب مصر " +
  "السعودية الإمارات قطر البحرين اليمن العراق سوريا لبنان الأردن فلسطين ليبيا المغرب موريتانيا السودان الصومال تركيا " +
  "إيران باكستان أفغانستان فرنسا ألمانيا بريطانيا روسيا الصين " +
  "تهران اصفهان پاریس نیویورک واشنگتن مسکو پکن کراچی لاہور اسلام_آباد نئی_دہلی دہلی " +
  "Cairo Alexandria Riyadh Jeddah Dubai Abu_Dhabi Doha Kuwait Manama Muscat Sanaa Aden Baghdad Damascus Aleppo Beirut " +
  "Amman Jerusalem Gaza Ramallah Tunis Algiers Rabat Casablanca Nouakchott Khartoum Mogadishu Tripoli Tehran Kabul " +
  "Islamabad Ankara Istanbul Moscow London Paris Berlin Rome Madrid Brussels Geneva Vienna Washington New_York " +
  "United_Nations Beijing Tokyo Tel_Aviv";

/** Agencies and what stands in their place, as they sign. */
const AGENCIES =
  "رويترز|أ ف ب|ا ف ب|أف ب|فرانس برس|وكالة فرانس برس|أ ب|أسوشيتد برس|أسوشييتد برس|د ب أ|د ب ا|الألمانية|وكالة الأنباء الألمانية|" +
  "واس|وام|قنا|كونا|بنا|العمانية|أ ش أ|ا ش ا|وفا|سانا|بترا|واع|نينا|سبأ|سونا|وال|وات|واج|و م ع|وأج|وكالة المغرب العربي للأنباء|" +
  "الأناضول|شينخوا|تاس|سبوتنيك|نوفوستي|إنترفاكس|إرنا|فارس|تسنيم|مهر|إيسنا|يو بي آي|يونايتد برس|آكي|أنسا|إفي|كيودو|يونهاب|" +
  "بي بي سي|سي إن إن|الجزيرة|الجزيرة نت|العربية|الشرق|الشرق الأوسط|وكالات|الوكالات|وكالات الأنباء|خاص|مراسلنا|" +
  "ایرنا|فارس|ایسنا|رویترز|اے ایف پی|اے پی|Reuters|AFP|AP|dpa|DPA|UPI|Xinhua|TASS|EFE|ANSA|WAFA|SPA|WAM|QNA|KUNA|BNA|MENA|SANA|Anadolu";

const KNOWN_PLACES = new Set(PLACES.split(" ").map((name) => lookedUp(name.replaceAll("_", " "))));
const KNOWN_AGENCIES = new Set(AGENCIES.split("|").map(lookedUp));

/** A name as it is looked up: without marks, stops between initials and doubled blanks. */
function lookedUp(name: string): string {
  return name
    .replace(/[\p{M}\u0640\u200e\u200f]/gu, "")
    .replace(/\s*\.\s*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether `name` is a city or country that news comes from. */
export function isPlace(name: string): boolean {
  const plain = lookedUp(name);
  const titled = plain.replace(/\p{Lu}+/gu, (word) => word[0] + word.slice(1).toLowerCase());
  return plain.length > 1 && (KNOWN_PLACES.has(plain) || KNOWN_PLACES.has(titled));
}

/** Whether `name` is an agency, or a word such as «خاص» that stands in its place. */
export const isAgency = (name: string): boolean => KNOWN_AGENCIES.has(lookedUp(name));
