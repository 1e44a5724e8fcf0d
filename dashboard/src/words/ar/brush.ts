/** Arabic words of the time brush under the map. */
import type { brush as en } from "../en/brush";

export const brush: typeof en = {
  title: "الأيام المعروضة",
  play: "عرض الأيام تباعًا",
  pause: "إيقاف مؤقت",
  all: "كل الأيام",
};
