/* raveberry sources sha256:047ba4bbafcf995e46ad07f4f4156404601646e5a14b2eb5ab809a17e36cd7b2 */
/* licences: licences.txt */
import{a}from"./chunk-VXXJXDPB.js";import"./chunk-T6LJAJYB.js";import"./chunk-IADGNOMQ.js";export{a as sheets};
