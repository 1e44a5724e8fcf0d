/** Arabic words of where a promise stands and how a day of a clock counts. */
import type { standing as en } from "../en/standing";

export const standing: typeof en = {
  labels: {
    kept: "مُلتزَم به",
    breached: "مُخَلّ به",
    contested: "مختلَف عليه",
    undetermined: "غير محسوم",
    "not-monitored": "غير مرصود",
  },
  means: {
    kept: "لا يُعرف إخلال، وكان في الإمكان رؤية ما يكفي لقول ذلك؛ أو وصل ما كان مستحقًا.",
    breached: "أُبلغ عن إخلال ثابت بالقدر الذي تشترطه القراءة. وليس ذلك حكمًا في القانون أو في المسؤولية.",
    contested: "ما حدث، أو من فعله، أو هل كان مسموحًا به، أمور تتوقف على من يُصدَّق.",
    undetermined: "الأدلة لا تحسم الأمر. هذا جواب، وليس صيغة مخففة من الالتزام.",
    "not-monitored": "لم يُبلغ أحد من هناك في ذلك اليوم.",
  },
  clock: {
    met: "يُحتسب",
    broken: "انقطع",
    "may-be-broken": "ربما انقطع",
    unknown: "لا يمكن القول",
    reset: "أُعيد إلى البداية",
  },
};
