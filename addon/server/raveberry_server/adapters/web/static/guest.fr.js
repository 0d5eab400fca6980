/* raveberry sources sha256:8feb80c6ade3f98a */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-JDA57YBE.js";import{a as m,b as o}from"./chunks/chunk-TSTARXXL.js";import"./chunks/chunk-5XALLI5Q.js";import"./chunks/chunk-IUX74MSQ.js";import"./chunks/chunk-TBHHR6K7.js";import"./chunks/chunk-KLXZUR6A.js";r({...m,why:o});
