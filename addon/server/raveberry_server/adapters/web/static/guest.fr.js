/* raveberry sources sha256:d5e453b94a47039a */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-HJG3QOZK.js";import{a as m,b as o}from"./chunks/chunk-QNFDLDT7.js";import"./chunks/chunk-HFM6QN3W.js";import"./chunks/chunk-I5J5ZZM5.js";import"./chunks/chunk-ZBSUEIUG.js";import"./chunks/chunk-DFNYGUAQ.js";r({...m,why:o});
