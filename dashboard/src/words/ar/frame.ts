/** Arabic words of the frame around all parts. */
import type { frame as en } from "../en/frame";
import { arabic as count } from "../plural";

export const frame: typeof en = {
  name: "truce",
  what: "هل وصلنا؟ ما الذي تعد به الهدنة، وأين يقف كل تعهّد.",
  skipTo: (part: string) => `انتقل إلى: ${part}`,
  parts: "أقسام هذه الصفحة",
  noCase: "لا توجد أي حالة لدى الخادم.",
  chooseCase: "الحالة",
  inForce: (since: string, zone: string) => `ملزِم منذ ${since} (\u2066${zone}\u2069).`,
  rules: "القواعد",
  more: (n: number) =>
    count(n, {
      zero: "لا مزيد",
      one: "عنصر آخر",
      two: "عنصران آخران",
      few: "# عناصر أخرى",
      many: "# عنصرًا آخر",
      other: "# عنصر آخر",
    }),
  days: (n: number) =>
    count(n, {
      zero: "لا أيام",
      one: "يوم واحد",
      two: "يومان",
      few: "# أيام",
      many: "# يومًا",
      other: "# يوم",
    }),
  language: "اللغة",
  theme: { legend: "فاتح أو داكن", system: "كالجهاز", light: "فاتح", dark: "داكن" },
  showAll: (characters: string) => `عرض النص كاملًا (عدد محارفه ${characters})`,
  cut: (characters: string) => `قُطع النص هنا، وعدد محارفه ${characters}`,
  opensOutside: "(يُفتح خارج هذه الصفحة)",
  waiting: "في انتظار الخادم.",
  footer: "البلاغ ليس دليلًا قاطعًا. صيغت هذه الصفحة آليًا، ولا شيء فيها حكم قانوني أو إدانة.",
};
