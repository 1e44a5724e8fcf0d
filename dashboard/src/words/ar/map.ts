/** Arabic words of the map. */
import type { map as en } from "../en/map";

export const map: typeof en = {
  title: "الخريطة",
  short: "الخريطة",
  zoomIn: "تقريب",
  zoomOut: "إبعاد",
  kilometres: "كم",
  metres: "م",
  scrollToZoom: "اضغط Ctrl (أو ⌘ على أجهزة ماك) مع التمرير للتقريب",
  twoFingers: "حرّك الخريطة بإصبعين",
  loading: "يجري تحميل الخريطة.",
  cannotDraw: "لا يستطيع هذا المتصفح رسم الخريطة، وكل ما فيها وارد في الجداول أيضًا.",
  credit: "خريطة الأساس: Natural Earth 4.1.0 (ملك عام)، والخطوط بحسب السيطرة الفعلية وقت إعدادها.",
  disputed: "الخطوط المتقطعة حدود متنازع عليها بحسب قائمة من إعدادنا، من دون حكم على الوضع القانوني.",
  disputedTitle: "الخطوط المرسومة بوصفها متنازعًا عليها",
};
