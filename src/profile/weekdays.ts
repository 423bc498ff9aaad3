const ARABIC = "الأحد|الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت";

/** The days of the week by language, Sunday first, as CLDR 48 spells them. */
export const WEEKDAYS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ar: ARABIC,
    fa: "یکشنبه|دوشنبه|سه‌شنبه|چهارشنبه|پنجشنبه|جمعه|شنبه",
    ur: "اتوار|پیر|منگل|بدھ|جمعرات|جمعہ|ہفتہ",
    ps: "يونۍ|دونۍ|درېنۍ|څلرنۍ|پينځنۍ|جمعه|اونۍ",
    ckb: "یەکشەممە|دووشەممە|سێشەممە|چوارشەممە|پێنجشەممە|ھەینی|شەممە",
  }).map(([language, days]): [string, readonly string[]] => [language, days.split("|")]),
);
