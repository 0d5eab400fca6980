/* raveberry sources sha256:d9006a4de6fb92ed */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-T3S4QJZW.js";import{a as m,b as o}from"./chunks/chunk-ZW5N62LH.js";import"./chunks/chunk-C6LVROHC.js";import"./chunks/chunk-6QXDQKKH.js";import"./chunks/chunk-STKFYAVU.js";import"./chunks/chunk-J66MLM7K.js";r({...m,why:o});
