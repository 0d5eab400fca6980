/* raveberry sources sha256:729b4f30354e073b */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-EFC2XS2Z.js";import{a as m,b as o}from"./chunks/chunk-EMTWVTA5.js";import"./chunks/chunk-H654K344.js";import"./chunks/chunk-YQYWWLXE.js";import"./chunks/chunk-HW7JUZZK.js";import"./chunks/chunk-KDT53ZR4.js";r({...m,why:o});
