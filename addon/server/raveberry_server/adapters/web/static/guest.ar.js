/* raveberry sources sha256:edce6f0fbea41812 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-BOXC4UFF.js";import{a as m,b as o}from"./chunks/chunk-BFU4LVEU.js";import"./chunks/chunk-HQBACKYR.js";import"./chunks/chunk-GI5372L3.js";import"./chunks/chunk-BNWCJII5.js";import"./chunks/chunk-2TCFEQWX.js";r({...m,why:o});
