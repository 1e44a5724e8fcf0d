/** The page's own words in English, a file for each part. See README.md, "Add a word". */
import { acts } from "./en/acts";
import { answer } from "./en/answer";
import { brush } from "./en/brush";
import { calendar } from "./en/calendar";
import { compare } from "./en/compare";
import { downloads } from "./en/downloads";
import { evidence } from "./en/evidence";
import { frame } from "./en/frame";
import { incidents } from "./en/incidents";
import { ledgers } from "./en/ledgers";
import { map } from "./en/map";
import { readings } from "./en/readings";
import { reasons } from "./en/reasons";
import { rules } from "./en/rules";
import { standing } from "./en/standing";
import { talks } from "./en/talks";
import { trend } from "./en/trend";
import { trouble } from "./en/trouble";

export const en = {
  acts,
  answer,
  brush,
  calendar,
  compare,
  downloads,
  evidence,
  frame,
  incidents,
  ledgers,
  map,
  readings,
  reasons,
  rules,
  standing,
  talks,
  trend,
  trouble,
};

export type Words = typeof en;
