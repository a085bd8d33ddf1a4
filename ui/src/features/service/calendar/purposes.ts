import type { CalendarPurpose } from "../../../api/generated/calendar";

/** Whose time a calendar tells. */
export const PURPOSES: Record<CalendarPurpose, string> = {
  desk: "The desk’s own: it counts",
  orcid: "ORCID’s",
  information: "Another, for information",
};
