/* raveberry sources sha256:e6ed5299e3213d79 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-AYXWXPUT.js";import{a as m,b as o}from"./chunks/chunk-5RFIU6OY.js";import"./chunks/chunk-U5UHVO7B.js";import"./chunks/chunk-7W7EAUGF.js";import"./chunks/chunk-OFH4ZT5K.js";import"./chunks/chunk-DYKUG6MI.js";r({...m,why:o});
