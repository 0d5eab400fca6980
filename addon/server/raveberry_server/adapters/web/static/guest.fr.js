/* raveberry sources sha256:de7f27236487c2b6 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-VA5OZCFW.js";import{a as m,b as o}from"./chunks/chunk-DLUYBFQI.js";import"./chunks/chunk-DJFB3KOT.js";import"./chunks/chunk-CIEDHB43.js";import"./chunks/chunk-FTARLPQO.js";import"./chunks/chunk-Y5H5OC4C.js";r({...m,why:o});
