/** Arabic words of who was hit, on what basis a source speaks, and how those concerned reply. */
import type { acts as en } from "../en/acts";

export const acts: typeof en = {
  target: {
    civilians: "مدنيون",
    party: "أحد الأطراف",
    aid: "مساعدات",
    health: "رعاية صحية",
    excluded: "جماعة مستثناة",
    monitors: "مراقبون",
    unknown: "لم يُذكر",
  },
  basis: {
    claimed: "يقول ذلك",
    admitted: "يقرّ به الفاعل",
    observed: "شاهده",
    assessed: "استنتجه",
    coded: "مرمَّز وفق قاعدة",
    unknown: "الأساس غير مذكور",
  },
  stance: {
    accepts: "يقرّ",
    denies: "ينفي",
    explains: "يوضح",
    "counter-claims": "يتهم غيره",
    "no-answer": "لم يُجب",
  },
};
