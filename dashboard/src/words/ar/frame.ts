/** Arabic words of the frame around all parts. */
import type { frame as en } from "../en/frame";
import { arabic as count } from "../plural";

export const frame: typeof en = {
  name: "truce",
  what: "هل وصلنا؟ ما الذي تعد به الهدنة، وأين يقف كل تعهّد.",
  skipTo: (part: string) => `انتقل إلى: ${part}`,
  parts: "أقسام هذه الصفحة",
  noCase: "لم تُختر أي حالة.",
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
  waiting: "في انتظار الخادم.",
  footer: "البلاغ ليس دليلًا قاطعًا. صيغت هذه الصفحة آليًا، ولا شيء فيها حكم قانوني أو إدانة.",
};
