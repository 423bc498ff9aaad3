import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

/** Words of a small newspaper: enough that texts differ, the same in every run. */
const SUBJECTS = [
  "المجلس البلدي",
  "وزارة النقل",
  "اتحاد الصيادين",
  "هيئة المرفأ",
  "الجامعة",
  "فريق المدينة",
  "مستشفى الساحل",
  "شركة المياه",
  "نقابة المعلمين",
  "معرض الكتاب",
  "بعثة الآثار",
  "مركز الأرصاد",
];
const VERBS = ["أعلن", "أكد", "ناقش", "افتتح", "دعا إلى", "أرجأ", "وقّع", "راجع", "كشف عن", "بدأ"];
const OBJECTS = [
  "مشروع الطريق الساحلي",
  "خطة من ثلاث مراحل",
  "موازنة السنة المقبلة",
  "اتفاقًا مع البنك الدولي",
  "ترميم السوق القديمة",
  "نتائج المسح الأخير",
  "برنامج المنح",
  "موعد الانتخابات المحلية",
  "تقرير السلامة السنوي",
  "شبكة القطارات الكهربائية",
];
const TAILS = [
  "بعد مشاورات استمرت أسبوعين مع الأهالي والخبراء في المنطقة",
  "على أن يبدأ التنفيذ قبل نهاية الصيف، بحسب بيان صدر صباح اليوم",
  "وسط ترحيب من أصحاب المتاجر وتحفظ من جمعيات البيئة",
  "بكلفة تقارب 1.4 مليون دينار تُدفع على خمس سنوات",
  "وهو ما عدّه مراقبون خطوة أولى نحو إصلاح أوسع",
  "في حين طالب أعضاء بنشر التفاصيل كاملةً على الموقع",
  "مشيرًا إلى أن نسبة الإنجاز بلغت 62% حتى نهاية آذار",
];

/** A generator of numbers that gives the same ones for the same seed (Park and Miller). */
function numbers(seed) {
  let state = (seed * 48271 + 11) % 2147483647 || 1;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function post(number) {
  const next = numbers(number + 1);
  const pick = (list) => list[next(list.length)];
  const sentence = () => `${pick(VERBS)} ${pick(SUBJECTS)} ${pick(OBJECTS)} ${pick(TAILS)}.`;
  const paragraph = () =>
    `<!-- wp:paragraph -->\n<p>${Array.from({ length: 2 + next(3) }, sentence).join(" ")}</p>\n<!-- /wp:paragraph -->\n\n`;
  const heading = () =>
    `<!-- wp:heading -->\n<h2 class="wp-block-heading">${pick(OBJECTS)}</h2>\n<!-- /wp:heading -->\n\n`;
  const list = () =>
    `<!-- wp:list -->\n<ul class="wp-block-list">${Array.from({ length: 3 + next(3) }, () => `<!-- wp:list-item -->\n<li>${pick(OBJECTS)}</li>\n<!-- /wp:list-item -->`).join("\n\n")}</ul>\n<!-- /wp:list -->\n\n`;
  const note = `b3c1d2e4-0000-4000-8000-${String(number).padStart(12, "0")}`;
  const noted = `<!-- wp:paragraph -->\n<p>${sentence()}<sup data-fn="${note}" class="fn"><a href="#${note}" id="${note}-link">1</a></sup> ${sentence()}</p>\n<!-- /wp:paragraph -->\n\n`;
  const body = [
    ...Array.from({ length: 1 + next(3) }, paragraph),
    heading(),
    noted,
    ...Array.from({ length: 1 + next(3) }, paragraph),
    list(),
    heading(),
    ...Array.from({ length: 1 + next(3) }, paragraph),
    "<!-- wp:footnotes /-->",
  ].join("");
  const day = `2026-${String(1 + (number % 12)).padStart(2, "0")}-${String(1 + (number % 28)).padStart(2, "0")} 09:30:00`;
  const notes = JSON.stringify([{ content: `بحسب ${pick(SUBJECTS)}.`, id: note }]);
  return `	<item>
		<title><![CDATA[${pick(VERBS)} ${pick(SUBJECTS)} ${pick(OBJECTS)} (${number})]]></title>
		<link>https://sahil.example/2026/post-${number}/</link>
		<dc:creator><![CDATA[author-${number % 7}]]></dc:creator>
		<guid isPermaLink="false">https://sahil.example/?p=${number}</guid>
		<content:encoded><![CDATA[${body}]]></content:encoded>
		<excerpt:encoded><![CDATA[${sentence()}]]></excerpt:encoded>
		<wp:post_id>${number}</wp:post_id>
		<wp:post_date_gmt><![CDATA[${day}]]></wp:post_date_gmt>
		<wp:post_name><![CDATA[post-${number}]]></wp:post_name>
		<wp:status><![CDATA[publish]]></wp:status>
		<wp:post_type><![CDATA[post]]></wp:post_type>
		<category domain="category" nicename="c${number % 9}"><![CDATA[${SUBJECTS[number % 9]}]]></category>
		<wp:postmeta><wp:meta_key><![CDATA[footnotes]]></wp:meta_key><wp:meta_value><![CDATA[${notes}]]></wp:meta_value></wp:postmeta>
	</item>
`;
}

/** Writes a WordPress export of `count` posts of 2 to 6 kB of text; the same bytes every time. */
export async function writeExport(path, count) {
  const out = createWriteStream(path);
  const write = async (text) => {
    if (!out.write(text)) {
      await new Promise((done) => out.once("drain", done));
    }
  };
  await write(`<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>صحيفة الساحل</title>
	<link>https://sahil.example</link>
	<language>ar</language>
	<wp:wxr_version>1.2</wp:wxr_version>
`);
  for (let number = 0; number < count; number += 1) {
    await write(post(number));
  }
  // Behind the posts that name them, as WordPress may write them.
  for (let number = 0; number < 7; number += 1) {
    await write(
      `	<wp:author><wp:author_login><![CDATA[author-${number}]]></wp:author_login><wp:author_display_name><![CDATA[كاتب ${number + 1}]]></wp:author_display_name></wp:author>\n`,
    );
  }
  await write("</channel>\n</rss>\n");
  out.end();
  await finished(out);
}
