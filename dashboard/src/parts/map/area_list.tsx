/**
 * The areas of the agreement as a list: which are drawn, which only roughly, which not and why.
 *
 * In: areas. Invariant: an undefined area stands here with its reason: that it was never drawn is part of the agreement.
 */
import type { Area } from "../../api/areas";
import { Shown } from "../../frame/shown";
import { areas } from "../../loaded/points";
import { words } from "../../words/words";

export function AreaList() {
  return <Shown of={areas}>{(all) => <Areas all={all} />}</Shown>;
}

function Areas({ all }: { readonly all: readonly Area[] }) {
  const say = words.value.map.areas;
  const undrawn = all.filter(({ geometry }) => geometry === null);
  const drawn = all.filter(({ geometry }) => geometry !== null);
  return (
    <details class="map-areas">
      <summary>{say.title(all.length)}</summary>
      <ul>
        {[...undrawn, ...drawn].map((area) => (
          <li key={area.id}>
            <bdi>{area.name}</bdi>: <AreaState of={area} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function AreaState({ of }: { readonly of: Area }) {
  const say = words.value.map.areas;
  if (of.undefined !== null) {
    return (
      <>
        {say.undefined} <bdi>{of.undefined}</bdi>
      </>
    );
  }
  if (of.geometry === null) return <>{say.everywhere}</>;
  return <>{of.approximate ? say.approximate : say.exact}</>;
}
