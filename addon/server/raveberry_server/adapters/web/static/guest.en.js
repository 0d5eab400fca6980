/* raveberry sources sha256:a4fa49a0967b589d */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-POG5SWZQ.js";import{a as m,b as o}from"./chunks/chunk-Z7OWEOZ3.js";import"./chunks/chunk-UQ6QD7TV.js";import"./chunks/chunk-RFB45ITT.js";import"./chunks/chunk-677RONIJ.js";import"./chunks/chunk-NN4CWLBO.js";r({...m,why:o});
