/* raveberry sources sha256:4719020049a1082e */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-26CFZ5HU.js";import{a as m,b as o}from"./chunks/chunk-KONFXZ43.js";import"./chunks/chunk-NNFUF2RU.js";import"./chunks/chunk-Z47J4ONV.js";import"./chunks/chunk-RD6MLEIF.js";import"./chunks/chunk-P5OMRLDD.js";r({...m,why:o});
