/* raveberry sources sha256:8feb80c6ade3f98a */
/* licences: licences.txt */
import{a}from"./chunk-FYT6OQBE.js";import"./chunk-TBHHR6K7.js";import"./chunk-KLXZUR6A.js";export{a as sheets};
