/**
 * Places and distances on the map's projection, Web Mercator: the whole earth is a square from 0 to 1, north at 0.
 *
 * In: WGS 84 degrees, metres on the ground. Out: fractions of the square. Pure. Invariant: a disc is drawn with the scale
 * at its middle. Up to 50 km, and 60 degrees from the equator, its edge is off by less than 1.5 in 100.
 */

/** Where the square ends, in degrees; nearer the poles it would be endless. */
const LATITUDE_MAX = 85.051129;
/** The equator of the sphere that Web Mercator takes the earth for, in metres. */
const EQUATOR_M = 40_075_016.686;
/** The width of the whole earth at zoom 0, in pixels. */
const TILE = 512;

export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360;
}

export function mercatorY(latitude: number): number {
  const radians = (clampedLatitude(latitude) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + radians / 2)) / (2 * Math.PI);
}

export function latitudeOf(mercatorY: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * mercatorY))) * 180) / Math.PI;
}

/** Returns how long so many metres on the ground are, at a latitude. */
export function mercatorLength(metres: number, latitude: number): number {
  return metres / (EQUATOR_M * Math.cos((clampedLatitude(latitude) * Math.PI) / 180));
}

/** Returns the width of the whole earth in pixels. */
export function worldSize(zoom: number): number {
  return TILE * 2 ** zoom;
}

function clampedLatitude(latitude: number): number {
  return Math.min(Math.max(latitude, -LATITUDE_MAX), LATITUDE_MAX);
}
