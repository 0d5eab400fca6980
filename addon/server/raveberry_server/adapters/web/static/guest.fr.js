/* raveberry sources sha256:e1729c41a7dcddf7 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-4RE36CAD.js";import{a as m,b as o}from"./chunks/chunk-MSTRYBWK.js";import"./chunks/chunk-CJUB5IIO.js";import"./chunks/chunk-ZHNGIBAS.js";import"./chunks/chunk-LYQZS65O.js";import"./chunks/chunk-2L4JF6W3.js";r({...m,why:o});
