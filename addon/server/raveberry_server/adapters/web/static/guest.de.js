/* raveberry sources sha256:423e55e01f440aad */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-LGJFK7Y7.js";import{a as m,b as o}from"./chunks/chunk-6MB27L2N.js";import"./chunks/chunk-RJOUEB4P.js";import"./chunks/chunk-YD4UY7RP.js";import"./chunks/chunk-DNRTXOF4.js";import"./chunks/chunk-QU2N5PDW.js";r({...m,why:o});
