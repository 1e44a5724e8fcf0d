/** English words of the time brush under the map. */

export const brush = {
  title: "Days in view",
  play: "Play the days",
  pause: "Pause",
  all: "All days",
};
