/* raveberry sources sha256:2724641de6bd6f49 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-FSW4MDND.js";import{a as m,b as o}from"./chunks/chunk-I6I244W7.js";import"./chunks/chunk-DO63IHXF.js";import"./chunks/chunk-O5RUPF2O.js";import"./chunks/chunk-7GIDBS7T.js";import"./chunks/chunk-PYB7Z2ZR.js";r({...m,why:o});
