/* raveberry sources sha256:6720f56b565403cd */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-4RISDOV2.js";import{a as m,b as o}from"./chunks/chunk-NMIPAT7C.js";import"./chunks/chunk-D2HBOH6W.js";import"./chunks/chunk-JM7RYGJ6.js";import"./chunks/chunk-ELAUA432.js";import"./chunks/chunk-COMR6TLJ.js";r({...m,why:o});
