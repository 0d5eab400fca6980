/* raveberry sources sha256:d3dd8d35e5edad84 */
/* licences: licences.txt */
import{a}from"./chunk-OIY2ICV5.js";import"./chunk-QGEUJZ4B.js";import"./chunk-RZYV6DFK.js";export{a as sheets};
