/* raveberry sources sha256:b0728c47c391f96f */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-LVJSDDZN.js";import{a as m,b as o}from"./chunks/chunk-6VZBMSWA.js";import"./chunks/chunk-I3ZZRVAM.js";import"./chunks/chunk-EOD7BXBA.js";import"./chunks/chunk-JBBYRR2J.js";import"./chunks/chunk-IHZPHVKR.js";r({...m,why:o});
