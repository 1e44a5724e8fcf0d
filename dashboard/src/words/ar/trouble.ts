/** Arabic words of what went wrong, and what to do. */
import type { trouble as en } from "../en/trouble";

export const trouble: typeof en = {
  title: "ثمة ما ينقص",
  noAnswer: "لم يُجب الخادم.",
  refused: "لا يستطيع الخادم الإجابة عن هذا.",
  serverFailed: "تعطّل الخادم عند هذا الطلب.",
  unreadable: "وصل جواب لا تستطيع هذه الصفحة قراءته. قد تكون الصفحة أقدم من الخادم: أعد تحميلها.",
  stale: "المعروض هنا سابق.",
  partFailed: "تعذّر رسم هذا القسم. الخلل في الصفحة لا في البيانات.",
  again: "أعد المحاولة",
  slip: (key: string, value: string) =>
    `يرد في العنوان \u2066\u201c${key}=${value}\u201d\u2069 ولا يمكن قراءته، فيُعدّ كأنه لم يُذكر.`,
  lineLost: "تعذّر الوصول إلى الخادم. ما استجدّ لديه منذ ذلك الحين غير معروض.",
};
