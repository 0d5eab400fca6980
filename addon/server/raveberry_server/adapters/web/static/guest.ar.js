/* raveberry sources sha256:150ddeec81238fe7 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-NPXMH2OJ.js";import{a as m,b as o}from"./chunks/chunk-7JJ6V5CF.js";import"./chunks/chunk-HKXUWYAF.js";import"./chunks/chunk-PYYOYLO6.js";import"./chunks/chunk-OU6TEQSQ.js";import"./chunks/chunk-XTYUKS4G.js";r({...m,why:o});
