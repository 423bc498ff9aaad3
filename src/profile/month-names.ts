import type { MonthSet } from "./countries.ts";

/** Twelve names, the first month's first. */
export type MonthNames = readonly string[];

const names = (written: string): MonthNames => written.split("|");

const EGYPTIAN = names(
  "يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر",
);
const LEVANTINE = names(
  "كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول",
);

/** The Gregorian months in Arabic, in the spelling of CLDR 48. */
export const ARABIC_MONTHS: Readonly<Record<MonthSet, MonthNames>> = {
  egyptian: EGYPTIAN,
  levantine: LEVANTINE,
  tunisian: names("جانفي|فيفري|مارس|أفريل|ماي|جوان|جويلية|أوت|سبتمبر|أكتوبر|نوفمبر|ديسمبر"),
  moroccan: names("يناير|فبراير|مارس|أبريل|ماي|يونيو|يوليوز|غشت|شتنبر|أكتوبر|نونبر|دجنبر"),
  mauritanian: names("يناير|فبراير|مارس|إبريل|مايو|يونيو|يوليو|أغشت|شتمبر|أكتوبر|نوفمبر|دجمبر"),
};

/**
 * Both names of a month, as a text for all Arab countries has them: «كانون الثاني/يناير». The set's own stands first;
 * beside it the Egyptian one, or the Levantine one where those are the set's own.
 */
export function dualMonth(set: MonthSet, month: number, isPanArab: boolean): string {
  const own = isPanArab || set === "levantine" ? LEVANTINE : ARABIC_MONTHS[set];
  const other = own === EGYPTIAN ? LEVANTINE : EGYPTIAN;
  const [first = "", second = ""] = [own[month - 1], other[month - 1]];
  return first === second ? first : `${first}/${second}`;
}

/** The months of a language's calendars, in the form that stands between day and year. */
export interface LanguageMonths {
  readonly gregorian: MonthNames;
  readonly hijri: MonthNames;
  readonly persian: MonthNames;
}

/** The names of the lunar months; جمادى is feminine, so الأولى and الآخرة. */
const ARABIC_HIJRI = names(
  "محرم|صفر|ربيع الأول|ربيع الآخر|جمادى الأولى|جمادى الآخرة|رجب|شعبان|رمضان|شوال|ذو القعدة|ذو الحجة",
);
const PERSIAN_HIJRI = names(
  "محرم|صفر|ربیع‌الاول|ربیع‌الثانی|جمادی‌الاول|جمادی‌الثانی|رجب|شعبان|رمضان|شوال|ذیقعده|ذیحجه",
);

/** By language; Arabic's Gregorian months are those of the country. Spelt as CLDR 48 does but where `test` says why not. */
export const MONTHS: ReadonlyMap<string, LanguageMonths> = new Map([
  [
    "ar",
    {
      gregorian: EGYPTIAN,
      hijri: ARABIC_HIJRI,
      persian: names("فروردين|أرديبهشت|خرداد|تير|مرداد|شهريور|مهر|آبان|آذر|دي|بهمن|إسفند"),
    },
  ],
  [
    "fa",
    {
      gregorian: names("ژانویهٔ|فوریهٔ|مارس|آوریل|مهٔ|ژوئن|ژوئیهٔ|اوت|سپتامبر|اکتبر|نوامبر|دسامبر"),
      hijri: PERSIAN_HIJRI,
      persian: names("فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"),
    },
  ],
  [
    "fa-AF",
    {
      gregorian: names("جنوری|فبروری|مارچ|اپریل|می|جون|جولای|اگست|سپتمبر|اکتوبر|نومبر|دسمبر"),
      hijri: PERSIAN_HIJRI,
      persian: names("حمل|ثور|جوزا|سرطان|اسد|سنبلهٔ|میزان|عقرب|قوس|جدی|دلو|حوت"),
    },
  ],
  [
    "ps",
    {
      gregorian: names("جنوري|فبروري|مارچ|اپریل|مۍ|جون|جولای|اګست|سېپتمبر|اکتوبر|نومبر|دسمبر"),
      hijri: names(
        "محرم|صفر|ربیع الاول|ربیع الثاني|جمادي الاول|جمادي الثاني|رجب|شعبان|رمضان|شوال|ذي القعده|ذي الحجه",
      ),
      persian: names("وری|غویی|غبرگولی|چنگاښ|زمری|وږی|تله|لړم|لیندۍ|مرغومی|سلواغه|کب"),
    },
  ],
  [
    "ur",
    {
      gregorian: names("جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر"),
      hijri: names(
        "محرم|صفر|ربیع الاول|ربیع الثانی|جمادی الاول|جمادی الثانی|رجب|شعبان|رمضان|شوال|ذوالقعدۃ|ذوالحجۃ",
      ),
      persian: names("فروردین|اردی‌بہشت|خرداد|تیر|مرداد|شہریور|مہر|آبان|آذر|دی|بہمن|اسفند"),
    },
  ],
  [
    "ckb",
    {
      gregorian: names(
        "کانوونی دووەم|شوبات|ئازار|نیسان|ئایار|حوزەیران|تەمووز|ئاب|ئەیلوول|تشرینی یەکەم|تشرینی دووەم|کانونی یەکەم",
      ),
      hijri: names(
        "موحەڕەم|سەفەر|ڕەبیعی یەکەم|ڕەبیعی دووەم|جەمادی یەکەم|جەمادی دووەم|ڕەجەب|شەعبان|ڕەمەزان|شەوال|زیلقەعدە|زیلحیججە",
      ),
      persian: names(
        "خاکەلێوە|گوڵان|جۆزەردان|پووشپەڕ|گەلاوێژ|خەرمانان|ڕەزبەر|گەڵاڕێزان|سەرماوەز|بەفرانبار|ڕێبەندان|ڕەشەمە",
      ),
    },
  ],
]);
