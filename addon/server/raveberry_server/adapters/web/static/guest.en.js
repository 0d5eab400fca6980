/* raveberry sources sha256:4fee38c84a856dee */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-SKUCFNV4.js";import{a as m,b as o}from"./chunks/chunk-BGLK7IXY.js";import"./chunks/chunk-TAIINL44.js";import"./chunks/chunk-45OOFGXL.js";import"./chunks/chunk-ID272IDT.js";import"./chunks/chunk-LB54VJKV.js";r({...m,why:o});
