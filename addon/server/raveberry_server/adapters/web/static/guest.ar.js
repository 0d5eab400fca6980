/* raveberry sources sha256:86420b1fbd5d85dd */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-Y46M3AQ4.js";import{a as m,b as o}from"./chunks/chunk-DDPMB3R6.js";import"./chunks/chunk-PXAUQYZR.js";import"./chunks/chunk-46JHMX63.js";import"./chunks/chunk-DOGKGSUK.js";import"./chunks/chunk-7G6K4JIX.js";r({...m,why:o});
