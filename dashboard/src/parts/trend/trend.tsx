/**
 * The trend: what is reported day by day for each pair of sides, and the days since the start against those before.
 *
 * In: the trend of the case under the question. Out: for each pair two drawings, each with its table. Invariant: events
 * and deaths stand apart, and pairs are never pooled. Invariant: no interval without its placebo rank beside it, or the
 * reason why it has none; and no figure where nothing can be said, but the reason.
 */
import "./trend.css";
import { Folded } from "../../frame/folded";
import { Part } from "../../frame/part";
import type { PartProps } from "../../frame/parts";
import { Shown } from "../../frame/shown";
import { Name } from "../../frame/stranger";
import { trend } from "../../loaded/answers";
import { Filled } from "../../look/filled";
import { formats, words } from "../../words/words";
import { Days } from "./days";
import { Drawing, Marks } from "./drawing";
import { Figures } from "./figures";
import { type Pair, type Series, type Span, spanOf, type Trend as TrendOf } from "./series";

/** As many pairs as are drawn before the fold. */
const SHOWN = 2;

export function Trend(_: PartProps) {
  const say = words.value.trend;
  return (
    <Part id="trend" title={say.title}>
      <Shown of={trend}>{({ trend: of }) => (of ? <Whole of={of} /> : <p>{say.none}</p>)}</Shown>
    </Part>
  );
}

function Whole({ of }: { readonly of: TrendOf }) {
  const say = words.value.trend;
  const { day } = formats.value;
  const over = spanOf(of);
  const isOutside = over.start < 0 || over.start >= over.days;
  return (
    <>
      <p>{say.note}</p>
      <p>
        {say.about(day(of.start), day(of.first), day(of.last))} {isOutside && say.outside}
      </p>
      <Marks />
      <Folded items={of.pairs} shown={SHOWN} keyOf={({ pair }) => pair} class="trend-pairs">
        {(pair) => <Both of={pair} over={over} />}
      </Folded>
      {of.pairs_more > 0 && <p class="soft">{say.more(of.pairs_more)}</p>}
      {of.left_out.map(({ why, count }) => (
        <p key={why} class="soft">
          <Filled say={(reason) => say.leftOut(count, reason)} with={[<English key="why">{why}</English>]} />
        </p>
      ))}
    </>
  );
}

/** A sentence of the server. */
function English({ children }: { readonly children: string }) {
  return <bdi lang="en">{children}</bdi>;
}

function Both({ of, over }: { readonly of: Pair; readonly over: Span }) {
  const say = words.value.trend;
  return (
    <>
      <h3>
        <Name>{of.pair}</Name>
      </h3>
      <div class="trend-counts">
        <Count title={say.events} of={of.events} over={over} pair={of.pair} />
        <Count title={say.deaths} of={of.deaths} over={over} pair={of.pair} />
      </div>
    </>
  );
}

interface CountProps {
  readonly title: string;
  readonly pair: string;
  readonly of: Series;
  readonly over: Span;
}

function Count({ title, pair, of, over }: CountProps) {
  const say = words.value.trend;
  const label = `${pair}: ${title}`;
  return (
    <div class="trend-count">
      <h4>{title}</h4>
      {of.daily.length > 0 ? (
        <Drawing of={of} over={over} />
      ) : (
        <p>
          <Filled
            say={say.noSeries}
            with={[<English key="why">{of.undetermined ?? words.value.trend.noReason}</English>]}
          />
        </p>
      )}
      <Figures of={of.windows} label={label} />
      {of.daily.length > 0 && <Days of={of} over={over} label={label} />}
    </div>
  );
}
