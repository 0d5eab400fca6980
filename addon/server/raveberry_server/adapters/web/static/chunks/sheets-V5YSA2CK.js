/* raveberry sources sha256:4ff91eaf704300e0 */
/* licences: licences.txt */
import{a}from"./chunk-WZ2GXBND.js";import"./chunk-IZKUGKZQ.js";import"./chunk-RMEQXFON.js";export{a as sheets};
