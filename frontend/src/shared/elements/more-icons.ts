import { svg } from "lit";

/** Icons of the sheets and the host's panels, loaded after the page. */
export const MORE_ICONS = {
  silent: svg`<path class="full" d="M4 10v4h3l4 3.500v-11L7 10z"/><path d="m15.500 9.500 5 5M20.500 9.500l-5 5"/>`,
  repeat: svg`<path d="M17 3.500 20 6.500l-3 3M4 11.500v-1a4 4 0 0 1 4-4h12M7 20.500l-3-3 3-3M20 12.500v1a4 4 0 0 1-4 4H4"/>`,
  once: svg`<path d="M17 3.500 20 6.500l-3 3M4 11.500v-1a4 4 0 0 1 4-4h12M7 20.500l-3-3 3-3M20 12.500v1a4 4 0 0 1-4 4H4M11 10.500l1.500-1v5.200"/>`,
  shuffle: svg`<path d="M3.500 7H7c4.500 0 5.500 10 10 10h3M3.500 17H7c1.800 0 3-1.500 3.900-3.400M13.500 9.500C14.400 8 15.500 7 17 7h3M17.500 4.500 20 7l-2.500 2.500M17.500 14.500 20 17l-2.500 2.500"/>`,
  spark: svg`<path d="M12 3.500c.7 4.600 2.900 6.800 7.500 7.500-4.600.7-6.800 2.900-7.500 7.500-.7-4.600-2.900-6.800-7.500-7.500 4.600-.7 6.800-2.900 7.500-7.500z"/>`,
  dots: svg`<path stroke-width="3" d="M5.500 12v.1M12 12v.1M18.500 12v.1"/>`,
  grip: svg`<path stroke-width="3" d="M9 6v.1M15 6v.1M9 12v.1M15 12v.1M9 18v.1M15 18v.1"/>`,
  last: svg`<path d="M5 19.500h14M12 4v10.500M6.500 10l5.500 5.500 5.500-5.500"/>`,
  stop: svg`<path class="full" d="M6 6v12l6.500-6z"/><path d="M14.500 7.500h4v9h-4z"/>`,
  start: svg`<path class="full" d="M18 6v12l-9-6z"/><path d="M6 6v12"/>`,
  forbid: svg`<circle cx="12" cy="12" r="8.300"/><path d="m6.200 6.200 11.600 11.600"/>`,
  shield: svg`<path d="M12 3.500 5 6v5.500c0 4.300 2.800 7.400 7 9 4.200-1.600 7-4.700 7-9V6z"/>`,
  key: svg`<circle cx="8" cy="15.500" r="3.800"/><path d="m10.800 12.700 8.700-8.700M16 7.500l2.800 2.800"/>`,
  gear: svg`<circle cx="12" cy="12" r="3"/><path d="M12 3.500v2.700M12 17.800v2.700M3.500 12h2.700M17.800 12h2.700M6 6l1.900 1.900M16.100 16.100 18 18M18 6l-1.900 1.900M7.900 16.100 6 18"/>`,
  disc: svg`<circle cx="12" cy="12" r="8.300"/><circle cx="12" cy="12" r="2.200"/><path d="M12 6.500a5.500 5.500 0 0 1 5.500 5.500"/>`,
  dice: svg`<rect x="4.500" y="4.500" width="15" height="15" rx="3.500"/><path stroke-width="3" d="M9 9v.1M15 9v.1M12 12v.1M9 15v.1M15 15v.1"/>`,
  list: svg`<path d="M9 6.500h11M9 12h11M9 17.500h11M4.500 6.500v.1M4.500 12v.1M4.500 17.500v.1"/>`,
  folder: svg`<path d="M3.500 7.500A1.500 1.500 0 0 1 5 6h4.500L12 8.500h7a1.500 1.500 0 0 1 1.500 1.500v7a1.500 1.500 0 0 1-1.500 1.500H5A1.500 1.500 0 0 1 3.500 17z"/>`,
  forward: svg`<path d="m9.500 5.500 6.500 6.500-6.500 6.500"/>`,
  info: svg`<circle cx="12" cy="12" r="8.300"/><path d="M12 11.500v4.500M12 8v.1"/>`,
  screen: svg`<rect x="3.500" y="5" width="17" height="11.500" rx="2"/><path d="M8.500 20h7M12 16.500V20"/>`,
  share: svg`<path d="M12 15V4M7.500 8.500 12 4l4.500 4.500M5 13v5.500A1.500 1.500 0 0 0 6.500 20h11a1.500 1.500 0 0 0 1.500-1.500V13"/>`,
  none: svg`<path d="M7 12h10"/>`,
  backward: svg`<path d="M14.500 5.500 8 12l6.500 6.500"/>`,
};
