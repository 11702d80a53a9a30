// What a view gives the frame of the page to show.
import type { Child } from "./dom";

export interface View {
  title: string;
  body: Child[];
  focus?: string; /* id of the element to show and focus; the heading when it is not there */
  keys?: { [key: string]: () => void };
}
