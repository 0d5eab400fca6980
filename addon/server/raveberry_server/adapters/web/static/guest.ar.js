/* raveberry sources sha256:fa6ff1a9ea223f0a */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-IXEURYAD.js";import{a as m,b as o}from"./chunks/chunk-3W4G3WOZ.js";import"./chunks/chunk-Z7LG3B3B.js";import"./chunks/chunk-DYEFY2M6.js";import"./chunks/chunk-3U4X7RYY.js";import"./chunks/chunk-DZXSSZHT.js";r({...m,why:o});
